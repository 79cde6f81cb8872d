export { type Compiled, compileKnowledge } from './compile';
export { readLanguageKnowledge } from './language-knowledge';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
