import { PlainText } from '../../../shared/markdown/markdown';
import type { StaffMessage } from '../../api/types';
import { allWords } from '../../language';
import { clockTime } from '../../language/time';
import { Dialog } from '../../shell/dialog';

interface ArrivedProps {
  readonly messages: readonly StaffMessage[];
}

export function ArrivedList({ messages }: ArrivedProps) {
  return (
    <ul class="arrived-list">
      {messages.map(({ seq, author, at, text }) => (
        <li key={seq}>
          <strong>
            <bdi>{author.name ?? allWords().queue.anonymous}</bdi>
          </strong>{' '}
          <time datetime={at}>{clockTime(at)}</time>
          <p dir="auto">
            <PlainText text={text} />
          </p>
        </li>
      ))}
    </ul>
  );
}

interface AskProps extends ArrivedProps {
  readonly onSend: () => void;
  readonly onKeep: () => void;
}

/** Shown before a reply is sent whose writer has not seen these messages. */
export function ConfirmSending({ messages, onSend, onKeep }: AskProps) {
  const t = allWords().composer;
  return (
    <Dialog title={t.askTitle} onClose={onKeep}>
      <div class="dialog-body">
        <ArrivedList messages={messages} />
        <p>{t.ask}</p>
      </div>
      <div class="dialog-foot">
        <button type="button" onClick={onSend}>
          {t.sendAnyway}
        </button>
        <button type="button" class="primary" autofocus onClick={onKeep}>
          {t.keepWriting}
        </button>
      </div>
    </Dialog>
  );
}
