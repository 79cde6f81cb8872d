import { type Kind, URGENT } from '../../../../language/listening/lexicon';

/** Words of haste, and of what cannot wait. */
export const urgent: readonly Kind[] = [
  {
    name: URGENT,
    weight: 0,
    deniable: true,
    phrases: `
      urgent/urgently/urgency, asap, as soon as possible/you, right now, right away, immediately, emergency/emergencies, cannot wait until/till/for/any, straight away, straightaway, at once, today if, by tonight, by tomorrow, before tomorrow/tonight/noon/i/we/they
      in a rush/hurry, hurry, quickly, quick please, need it/this/help now/today/tonight, help quick/now/asap, soon as, time sensitive, time critical, running out of time, cannot be without, short answer please, smell/smells/smelling of/like gas/burning/smoke, burning smell, gas leak/smell
      on fire, catching fire, smoke coming, smoking, sparks/sparking, flooding/flooded, water everywhere, electric shock/shocks`,
  },
];
