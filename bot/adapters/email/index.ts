export { fileMailEraser, fileMailer } from './file-mailer';
export { sesMailer } from './ses-mailer';
export { smtpMailer } from './smtp-mailer';
