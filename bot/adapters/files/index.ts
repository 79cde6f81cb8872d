export { type Compiled, compileKnowledge } from './compile';
export { keptSnapshots } from './kept-snapshots';
export { readLanguageKnowledge } from './language-knowledge';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
