import { list, record } from '../deployed';
import { add, type Constraint, each, type Resources } from './template/constraint';
import { filledIn } from './template/filled-in';

const DASHBOARD = 'AWS::CloudWatch::Dashboard';
const MONITORING = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest';

const dashboard = (name: string, widgets: readonly unknown[]) =>
  add(DASHBOARD, { DashboardName: name, DashboardBody: JSON.stringify({ widgets }) });
const widget = { type: 'metric', width: 8, height: 6, x: 0, y: 0, properties: { metrics: [] } };

function widgetsOf(body: unknown, resources: Resources): readonly Readonly<Record<string, unknown>>[] {
  return list(record(JSON.parse(filledIn(body, resources))).widgets).map(record);
}

export const dashboards: readonly Constraint[] = [
  each(DASHBOARD, {
    rule: 'a dashboard has a name of up to 255 letters, digits, - and _',
    source: `${MONITORING}/APIReference/API_PutDashboard.html`,
    check: ({ properties: { DashboardName } }, resources) => /^[\w-]{1,255}$/.test(filledIn(DashboardName, resources)),
    refused: [dashboard('a desk', [widget]), dashboard('d'.repeat(256), [widget])],
  }),
  each(DASHBOARD, {
    rule: 'the body of a dashboard is JSON with up to 500 widgets, of up to 500 metrics each, within 24 columns',
    source: `${MONITORING}/APIReference/CloudWatch-Dashboard-Body-Structure.html`,
    check: ({ properties: { DashboardBody } }, resources) => {
      const widgets = widgetsOf(DashboardBody, resources);
      return (
        widgets.length <= 500 &&
        widgets.every(
          ({ x, width, properties }) =>
            Number(x) >= 0 &&
            Number(width) >= 1 &&
            Number(x) + Number(width) <= 24 &&
            list(record(properties).metrics).length <= 500,
        )
      );
    },
    refused: [
      dashboard(
        'desk',
        Array.from({ length: 501 }, () => widget),
      ),
      dashboard('desk', [{ ...widget, x: 17 }]),
      dashboard('desk', [{ ...widget, properties: { metrics: Array.from({ length: 501 }, () => []) } }]),
    ],
  }),
];
