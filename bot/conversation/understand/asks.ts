/** A question or a wish: "¿…?", "quiero …", "how do I …". "I want nothing more of you" is none. */
const ASKS =
  /[?¿]|(?<!\bno )\b(quiero|queremos|quisiera|querría|necesito|necesitamos|cómo|como (puedo|hago|pongo)|dónde|i (want|need)|i['’]?d like|how (do|can|to)|where|can i)\b/i;

/** Words that open another matter. */
const OPENS =
  /^[¿¡\s]*(y |and |e )?(además|también|aparte|otra (cosa|pregunta|duda)|por cierto|also|another (thing|question)|one more (thing|question)|by the way|btw|besides)(?=[\s,:])/i;
/** They do before a question. */
const GOES_ON = /^[¿¡\s]*(y|and|oh|ah|anyway|bueno)[\s,]/i;

/** Whether something is asked or wished for, rather than told. */
export const asks = (text: string): boolean => ASKS.test(text);

/** Whether a sentence plainly begins with another matter than the one before: "Además …", "And how much is …?" */
export function opensMatter(sentence: string): boolean {
  const typed = sentence.replace(/^([¿¡\s]*(?:y\s+)?)ademas/i, '$1además').replace(/^([¿¡\s]*(?:y\s+)?)tambien/i, '$1también');
  return OPENS.test(typed) || (GOES_ON.test(typed) && asks(typed));
}
