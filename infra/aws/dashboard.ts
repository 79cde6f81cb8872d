import { Aws, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Expected, Watched } from './alarms/watched';

const COLUMNS = 24;
const PER_ROW = 3;

/** A page with a graph of everything that is watched, a graph per kind of alarm. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { things }: { readonly things: readonly (Watched | Expected)[] }) {
    super(scope, id);
    const kinds = [...new Set(things.map(({ kind }) => kind))];
    const graphs = kinds.map((kind) => {
      const ofKind = things.filter((thing) => thing.kind === kind);
      return new GraphWidget({ title: kind, left: ofKind.map(({ metric }) => metric), width: COLUMNS / PER_ROW, liveData: true });
    });
    const rows = Array.from({ length: Math.ceil(graphs.length / PER_ROW) }, (_, row) =>
      graphs.slice(row * PER_ROW, (row + 1) * PER_ROW),
    );
    // Dashboards are global in the account, and the same stack may exist in two regions.
    new Dashboard(this, 'Dashboard', { dashboardName: `${Stack.of(this).stackName}-${Aws.REGION}`, widgets: rows });
  }
}
