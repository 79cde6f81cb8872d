export { fileMailEraser, fileMailer } from './file-mailer';
export { isSesEvent, readSesEvent } from './ses-events';
export { sesMailer } from './ses-mailer';
export { smtpMailer } from './smtp-mailer';
