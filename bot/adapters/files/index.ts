export { type Compiled, compileKnowledge } from './compile';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
