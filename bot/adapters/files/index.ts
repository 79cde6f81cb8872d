export { type Compiled, compileKnowledge, trainedSnapshots } from './compile';
export { folderEncoders } from './encoder';
export { keptSnapshots } from './kept-snapshots';
export { knowledgeFolder } from './knowledge-folder';
export { readLanguageKnowledge } from './language-knowledge';
export { LearningFile } from './learning';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
export { CURRENT, versionsFolder } from './versions-folder';
