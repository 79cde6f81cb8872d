import type { FunctionRow, Route } from '../../../functions/registry';

/** Functions by name: `REGISTRY`, or a few rows in a test. */
export type Registry = Readonly<Record<string, FunctionRow>>;

export interface MatchedRoute {
  readonly functionName: string;
  readonly row: FunctionRow;
  readonly route: Route;
  /** `GET /v1/tickets/{number}`, in API Gateway's notation. */
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

interface CompiledRoute extends Omit<MatchedRoute, 'pathParameters'> {
  readonly segments: readonly string[];
}

/**
 * Finds the row that serves a request, as API Gateway does: method and path must both match, a fixed segment takes
 * precedence over a parameter, and a parameter is never empty. `infra/aws/api.ts` adds a HEAD to each GET. `undefined` means 404, also for an unknown method.
 */
export function routeTable(registry: Registry): (method: string, path: string) => MatchedRoute | undefined {
  const routes: CompiledRoute[] = Object.entries(registry).flatMap(([functionName, row]) =>
    row.routes.map((route) => ({
      functionName,
      row,
      route,
      routeKey: `${route.method} ${route.path}`,
      segments: route.path.split('/'),
    })),
  );
  routes.sort((a, b) => fixedFirst(a).localeCompare(fixedFirst(b)));
  return (method, path) => {
    const parts = path.split('/');
    const wanted = method === 'HEAD' ? 'GET' : method;
    for (const { segments, ...route } of routes) {
      if (route.route.method !== wanted || segments.length !== parts.length) continue;
      const pathParameters = parametersOf(segments, parts);
      if (pathParameters !== undefined) return { ...route, routeKey: `${method} ${route.route.path}`, pathParameters };
    }
    return undefined;
  };
}

/** The first segments of all routes, for example `/v1/`: they separate the API from the pages. */
export function apiPrefixes(registry: Registry): readonly string[] {
  const paths = Object.values(registry).flatMap((row) => row.routes.map((route) => route.path));
  return [...new Set(paths.map((path) => (path.indexOf('/', 1) === -1 ? path : path.slice(0, path.indexOf('/', 1) + 1))))];
}

/** Sorts `/a/b` before `/a/{x}`. */
function fixedFirst({ segments }: CompiledRoute): string {
  return segments.map((segment) => (isParameter(segment) ? '1' : '0')).join('');
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function parametersOf(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (isParameter(segment) && part !== '') parameters[segment.slice(1, -1)] = part;
    else if (segment !== part) return undefined;
  }
  return parameters;
}
