/** The path below which the site shows the help pages, and with which their keys begin where they are objects. */
export const HELP_PREFIX = 'help/';
