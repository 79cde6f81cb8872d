export { type Compiled, compileKnowledge } from './compile';
export { folderEncoders } from './encoder';
export { keptSnapshots } from './kept-snapshots';
export { readLanguageKnowledge } from './language-knowledge';
export { LearningFile } from './learning';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
