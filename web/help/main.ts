import { offerFeedback } from './feedback';
import { offerSearch } from './search';

// The pages are whole without this script: what needs it is hidden until it is there.
const search = document.querySelector<HTMLFormElement>('form.search');
if (search !== null) offerSearch(search);
const feedback = document.querySelector<HTMLElement>('.feedback');
if (feedback !== null) offerFeedback(feedback);
