export { fileMailer } from './file-mailer';
export { sesMailer } from './ses-mailer';
