const tickets = (count: number) => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

export const words = {
  filters: {
    title: 'Filters',
    any: 'Any',
    fields: {
      status: 'Status',
      priority: 'Priority',
      owner: 'Owner',
      label: 'Label',
      language: 'Language',
      channel: 'Channel',
      age: 'Opened',
      sort: 'Order',
    },
    ages: {
      newer24: 'In the last day',
      newer168: 'In the last week',
      older24: 'More than a day ago',
      older72: 'More than three days ago',
      older168: 'More than a week ago',
      older720: 'More than a month ago',
    },
    sorts: { oldest: 'Oldest first', newest: 'Newest first', updated: 'Last changed first', priority: 'By priority' },
    byDue: 'By due time',
    clear: 'Clear',
    save: 'Save as view…',
    remove: 'Delete this view',
  },
  views: {
    title: 'Save as view',
    name: 'Name',
    hint: 'It keeps the view, the search, the filters and the order.',
    shared: 'For the whole team',
    confirm: 'Save',
    saved: (name: string) => `View ${name} saved`,
    removed: (name: string) => `View ${name} deleted`,
    undo: 'Undo',
    team: 'The team’s view',
    own: 'Your own view',
  },
  tickets,
};

export type ToolWords = typeof words;
