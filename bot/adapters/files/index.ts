export { type Compiled, compileKnowledge } from './compile';
export { readLexicons } from './lexicon';
export { readKnowledgeFolder } from './read-folder';
export { filesKnowledgeSource } from './source';
