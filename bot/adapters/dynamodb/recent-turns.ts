import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Message } from '../../model/message';
import type { RecentConversation, RecentConversations } from '../../ports';
import { headIn, messagesOf, placed } from './items/head';
import { messagesIn } from './items/turn';
import { readable } from './readable';
import { conversationKey, conversationPartition, MESSAGE, seqIn } from './table/keys';
import { withRetry } from './table/retry';
import { alive, type Item, type Table, toItem } from './table/table';

const HEAD = conversationKey('').SK;

/** The messages in an item; a head has those of a short conversation. */
function transcriptIn(item: Item): readonly Message[] {
  if (item.SK !== HEAD) return messagesIn(item, seqIn(item.SK));
  const { turns = [] } = headIn(item, { id: '', expiresAtSeconds: item.expiresAt });
  return placed(turns).flatMap(messagesOf);
}

/** Looks through the whole table: there is no index of conversations by time, which every turn would pay for. */
export function recentConversations(table: Table): RecentConversations {
  return {
    listRecentConversations: async (since, limit) => {
      const found = new Map<string, Message[]>();
      let count = 0;
      let from: ScanCommandInput['ExclusiveStartKey'];
      do {
        const command: ScanCommand = new ScanCommand({
          TableName: table.name,
          FilterExpression: 'begins_with(#PK, :conversation) AND (begins_with(#SK, :message) OR #SK = :head)',
          ExpressionAttributeNames: { '#PK': 'PK', '#SK': 'SK' },
          ExpressionAttributeValues: { ':conversation': conversationPartition(''), ':message': MESSAGE, ':head': HEAD },
          ExclusiveStartKey: from,
        });
        const page = await withRetry(table.retry, (abortSignal) => table.client.send(command, { abortSignal }));
        for (const item of alive(table, (page.Items ?? []).map(toItem))) {
          const messages = readable(table, item, () => transcriptIn(item)).flat();
          const recent = messages.filter(({ at }) => at >= since);
          if (recent.length === 0) continue;
          found.set(item.PK, [...(found.get(item.PK) ?? []), ...recent]);
          count += recent.length;
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined && count < limit);
      return [...found].map(
        ([partition, messages]): RecentConversation => ({
          id: partition.slice(conversationPartition('').length),
          messages: messages.sort((a, b) => a.seq - b.seq),
        }),
      );
    },
  };
}
