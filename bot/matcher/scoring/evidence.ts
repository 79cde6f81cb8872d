/**
 * Everything that speaks for and against a candidate -> the probability that its entry is right: a logistic regression on what
 * the words say (`calibration`), what the meaning says (`meaning`), and what the entry leaves unexplained (`explained`). Its
 * weights were chosen on public data sets, on saved questions and on messages about something else; held-out phrases cannot
 * tell: they have the style of their neighbours, and never say the opposite of them.
 */
import { logistic, logit } from './calibration';
import type { Explained } from './explained';

export interface Evidence {
  /** The confidence by words alone, before what they leave unexplained. */
  readonly words: number;
  /** The similarity of the nearest phrase, in [0, 1]. */
  readonly nearest: number;
  /** Absent in snapshots of earlier versions. */
  readonly explained: Explained | undefined;
}

/** A constant, what the words say, and what the meaning says, if it was asked. */
const BY_WORDS = { constant: 0, words: 1, meaning: 0 };
const WITH_MEANING = { constant: 0.9, words: 0.7, meaning: 0.4 };
/** What an entry explains of most customers' own wordings neither raises nor lowers the confidence much. */
const USUAL = 0.1;
/** Weight of what is not explained, beyond what a customer's own wording leaves unexplained. */
const UNEXPLAINED = 1;
const OWN_WORDING = 0.3;
/** Weights of what speaks against the entry: at least, and more the surer the words are, since they are as sure of the opposite. */
const [AGAINST, OPPOSITE] = [1, 2];
/** Log-odds above this are no surer. */
const SUREST = 4;
/** The similarity from which an utterance is one of the entry's own phrases, which says all. */
const SAME_PHRASE = 0.99;

/** Where no phrase could be held out: a constant, the lead over the other candidates, nearness, and what speaks against the entry. */
const BY_LEAD = { constant: -1.5, lead: 0.6, nearness: 1.9, against: 0.2 };

/**
 * The confidence in an entry of knowledge with one phrase an entry, where a customer's wording is never near to it: by its lead
 * over the other candidates, which were found for the same words, and by its nearness.
 * @param share the entry's share of the evidence for all candidates, in [0, 1]
 * @param nearness of the encodings of the utterance and of the entry's question, in [-1, 1]
 */
export function confidenceByLead({ words, explained }: Evidence, share: number, nearness: number): number {
  const against = explained === undefined ? 0 : BY_LEAD.against * spokenAgainst(words, explained);
  return logistic(BY_LEAD.constant + BY_LEAD.lead * logit(share) + BY_LEAD.nearness * nearness - against);
}

/** @param meaning the probability by the meaning, if that was asked */
export function confidenceOf({ words, nearest, explained }: Evidence, meaning?: number): number {
  const weights = meaning === undefined ? BY_WORDS : WITH_MEANING;
  const ofMeaning = meaning === undefined ? 0 : weights.meaning * logit(meaning);
  if (explained === undefined || nearest >= SAME_PHRASE) {
    return meaning === undefined ? words : logistic(weights.constant + weights.words * logit(words) + ofMeaning);
  }
  const odds = Math.min(SUREST, logit(words));
  const unexplained = Math.max(0, 1 - OWN_WORDING - explained.explained);
  const against = spokenAgainst(words, explained);
  return logistic(weights.constant + USUAL + weights.words * odds + ofMeaning - UNEXPLAINED * unexplained - against);
}

/** What speaks against an entry, in log-odds. */
const spokenAgainst = (words: number, { agreement }: Explained): number =>
  (AGAINST + OPPOSITE * Math.max(0, Math.min(SUREST, logit(words)))) * (1 - agreement);
