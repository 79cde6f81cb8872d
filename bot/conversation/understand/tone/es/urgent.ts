import { type Kind, URGENT } from '../../../../language/listening/lexicon';

/** Words of haste, and of what cannot wait. */
export const urgent: readonly Kind[] = [
  {
    name: URGENT,
    weight: 0,
    deniable: true,
    phrases: `
      urgente/urgentes/urgentemente/urgentisim*/urgencia/urge/urgen, cuanto antes, lo antes posible, lo mas pronto/rapido posible, ahora mismo, ya mismo, hoy mismo
      mañana mismo, inmediatamente, de inmediato, a la brevedad/mayor, con la mayor/maxima rapidez/celeridad/brevedad, con prisa, mucha prisa, tengo prisa, corre [mucha] prisa
      emergencia/emergencias, no puede/puedo/podemos esperar, apurate/apurense/apura, rapido por/porfa/please, es para hoy/mañana/ya, antes de mañana/hoy/que
      en cuanto podais/puedan/puedas, contesta/contesten/responde/respondan rapido/pronto/corto, ayuda porfa/urgente/rapido/ya, huele a gas/quemado, olor a gas/quemado
      sale/saliendo/echa/echando humo/chispas/fuego/llamas, fuga de gas/agua, inundando*/inunda, se esta/va quemando/inundando, da calambre/calambres`,
  },
];
