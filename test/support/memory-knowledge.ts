import type {
  HelpFeedback,
  HelpFeedbackStore,
  HelpPages,
  Job,
  KnowledgeDraft,
  KnowledgeRecords,
  KnowledgeVersions,
  Publication,
} from '../../bot/ports';

/** Versions in memory. */
export function memoryVersions(): KnowledgeVersions & { readonly stored: Map<string, Uint8Array> } {
  const stored = new Map<string, Uint8Array>();
  const keyOf = (version: string, part: string) => `${version}/${part}`;
  return {
    stored,
    put: async (version, part, content) => {
      stored.set(keyOf(version, part), content.slice());
    },
    get: async (version, part) => stored.get(keyOf(version, part))?.slice(),
    list: async (part) => [...stored.keys()].flatMap((key) => (key.endsWith(`/${part}`) ? [key.split('/')[0] ?? ''] : [])),
    remove: async (version) => {
      for (const key of stored.keys()) if (key.startsWith(`${version}/`)) stored.delete(key);
    },
  };
}

/** What is kept of knowledge, in memory. */
export function memoryRecords(): KnowledgeRecords {
  let live: Publication | undefined;
  let lease: { readonly holder: string; readonly until: Date } | undefined;
  const history = new Map<number, Publication>();
  const drafts = new Map<string, KnowledgeDraft>();
  const jobs = new Map<string, Job>();
  return {
    loadLive: async () => live,
    listPublications: async (limit) => [...history.values()].sort((a, b) => b.number - a.number).slice(0, limit),
    makeLive: async (next, dropped) => {
      if ((live?.number ?? 0) !== next.number - 1) return false;
      live = next;
      history.set(next.number, next);
      for (const number of dropped) history.delete(number);
      return true;
    },
    takePublishLease: async (holder, now, until) => {
      if (lease !== undefined && lease.holder !== holder && lease.until > now) return false;
      lease = { holder, until };
      return true;
    },
    returnPublishLease: async (holder) => {
      if (lease?.holder === holder) lease = undefined;
    },
    listDrafts: async () => [...drafts.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    loadDraft: async (path) => drafts.get(path),
    saveDraft: async (next) => {
      if ((drafts.get(next.path)?.revision ?? 0) !== next.revision - 1) return false;
      drafts.set(next.path, next);
      return true;
    },
    dropDraft: async (path, revision) => {
      if (drafts.get(path)?.revision === revision) drafts.delete(path);
    },
    loadJob: async (id) => jobs.get(id),
    saveJob: async (job) => {
      jobs.set(job.id, job);
    },
  };
}

/** The help pages in memory. */
export function memoryHelpPages(): HelpPages & { readonly stored: Map<string, string> } {
  const stored = new Map<string, string>();
  return {
    stored,
    put: async (path, body) => {
      stored.set(path, body);
    },
    get: async (path) => stored.get(path),
    list: async () => [...stored.keys()],
    remove: async (paths) => {
      for (const path of paths) stored.delete(path);
    },
  };
}

/** What readers said of help pages, in memory. */
export function memoryHelpFeedback(): HelpFeedbackStore & { readonly stored: Map<string, HelpFeedback> } {
  const stored = new Map<string, HelpFeedback>();
  return {
    stored,
    saveHelpFeedback: async (feedback) => {
      stored.set(`${feedback.at}#${feedback.id}`, feedback);
    },
    listHelpFeedback: async (since, limit) =>
      [...stored.values()]
        .filter(({ at }) => at >= since)
        .sort((a, b) => (a.at < b.at ? 1 : -1))
        .slice(0, limit),
  };
}

/** All that the knowledge's functions need, in memory; jobs are stored and not run. */
export function memoryKnowledge() {
  const started: string[] = [];
  return {
    records: memoryRecords(),
    versions: memoryVersions(),
    recent: { listRecentConversations: async () => [], listErased: async () => [] },
    insights: { listRollups: async () => [] },
    helpFeedback: memoryHelpFeedback(),
    started,
    jobs: {
      start: async (id: string) => {
        started.push(id);
      },
    },
  };
}
