import { list, record } from '../deployed';
import { add, at, type Constraint, each, within } from './template/constraint';
import { filledIn } from './template/filled-in';

const BUDGET = 'AWS::Budgets::Budget';
const API = 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference';

const notification = {
  Notification: { NotificationType: 'ACTUAL', Threshold: 80, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' },
  Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'ops@example.com' }],
};
const budget = (changes: Readonly<Record<string, unknown>>, notifications: readonly unknown[] = [notification]) =>
  add(BUDGET, {
    Budget: { BudgetName: 'desk', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 5, Unit: 'USD' }, ...changes },
    NotificationsWithSubscribers: notifications,
  });

export const budgets: readonly Constraint[] = [
  each(BUDGET, {
    rule: 'a budget has a name of up to 100 characters without : and \\, and a limit above 0 in dollars',
    source: `${API}/API_budgets_Budget.html`,
    check: ({ properties }, resources) =>
      /^(?!.*\/action\/)[^:\\]{1,100}$/.test(filledIn(at(properties, 'Budget.BudgetName'), resources)) &&
      Number(at(properties, 'Budget.BudgetLimit.Amount')) > 0 &&
      at(properties, 'Budget.BudgetLimit.Unit') === 'USD',
    refused: [
      budget({ BudgetName: 'b'.repeat(101) }),
      budget({ BudgetName: 'desk:prod' }),
      budget({ BudgetLimit: { Amount: 0, Unit: 'USD' } }),
    ],
  }),
  each(BUDGET, {
    rule: 'a budget has up to 5 notifications, each for up to 10 addresses, which are short',
    source: `${API}/API_budgets_CreateBudget.html`,
    check: ({ properties }) => {
      const notifications = list(properties.NotificationsWithSubscribers).map(record);
      return (
        notifications.length <= 5 &&
        notifications.every(({ Subscribers, Notification }) => {
          const addresses = list(Subscribers).map((subscriber) => String(record(subscriber).Address));
          return (
            within(addresses.length, 1, 11) &&
            addresses.every((address) => address.length <= 2_147_483_647 && /.@./.test(address)) &&
            Number(record(Notification).Threshold) > 0
          );
        })
      );
    },
    refused: [
      budget(
        {},
        Array.from({ length: 6 }, () => notification),
      ),
      budget({}, [{ ...notification, Subscribers: [] }]),
      budget({}, [{ ...notification, Subscribers: [{ SubscriptionType: 'EMAIL', Address: 'nobody' }] }]),
    ],
  }),
];
