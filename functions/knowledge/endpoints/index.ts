import { editingEndpoints } from './editing';
import { learningEndpoints } from './learning';
import { publishingEndpoints } from './publishing';
import { readingEndpoints } from './read';

export const KNOWLEDGE_ENDPOINTS = [...readingEndpoints, ...editingEndpoints, ...learningEndpoints, ...publishingEndpoints];
