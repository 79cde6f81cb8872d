// Runs before Cognito issues tokens: gives people of the organisation's own login our groups and the login of the team.
// The source is the whole function, in the form that Lambda takes inline.
const GROUPS = JSON.parse(process.env.GROUPS);

/** A list claim, as Cognito stores it in an attribute: `["a","b"]`, `[a, b]`, or a single name. */
function listed(text = '') {
  try {
    const parsed = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed.map(String);
  } catch {
    // Not JSON.
  }
  return text
    .replace(/^\[(.*)\]$/s, '$1')
    .split(',')
    .map((name) => name.trim());
}

exports.handler = async (event) => {
  const attributes = event.request.userAttributes;
  // People whom an admin has invited to the pool itself are in its own groups.
  if (attributes['cognito:user_status'] !== 'EXTERNAL_PROVIDER') return event;
  const theirs = listed(attributes['custom:groups']);
  const groupsToOverride = Object.keys(GROUPS).filter((role) => GROUPS[role].some((group) => theirs.includes(group)));
  const login = attributes['custom:login'] ?? '';
  event.response = {
    claimsAndScopeOverrideDetails: {
      groupOverrideDetails: { groupsToOverride },
      accessTokenGeneration: { claimsToAddOrOverride: { mostrador_login: login } },
    },
  };
  return event;
};
