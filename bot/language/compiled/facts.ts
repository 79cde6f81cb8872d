/** Written by `npm run language` from the folders of bot/language; change those, and run it again. */
import type { Language } from '../../model/language';
import type { LanguageFacts } from '../facts';

export const facts: Readonly<Record<Language, LanguageFacts>> = {
  "es": {
    "name": "español",
    "locale": "es-ES",
    "stemmer": "spanish",
    "sound": "spanish",
    "afternoon": {
      "from": 14,
      "to": 21
    },
    "dueTime": "el {weekday} {day} de {month} a las {time} ({zone})",
    "zoneNames": {
      "Europe/Madrid": "hora peninsular",
      "Africa/Ceuta": "hora peninsular",
      "Atlantic/Canary": "hora canaria"
    },
    "denies": "no nunca jamas sin ni tampoco ningun ninguna ninguno nada nadie dejar dejo deja dejan dejado",
    "denialEnds": "pero sino porque y solo aunque",
    "opposites": [
      "antes, temprano, pronto, adelantado / tarde, retraso, retrasa, retrasado, demora",
      "correcto, correcta, bien / equivocado, equivocada, incorrecto, mal",
      "limpio, limpios, limpia, limpias / sucio, sucios, sucia, sucias, grasa",
      "encontrado, encontre, encuentro / perdido, perdi, pierdo",
      "acuerdo, recuerdo / olvidado, olvide, olvido",
      "intacto, intacta, entero, entera, perfecto, perfecta, perfectas, perfectos / roto, rota, rotos, rotas, golpeado, golpeada, danado, danada, golpe, golpes",
      "completo, completa, todo / falta, faltan, incompleto",
      "caliente, calienta / frio, fria, enfria",
      "quedarme, quedarmelo, conservar / devolver, cancelar, retirar, llevar",
      "una / dos, doble",
      "barato, barata / caro, cara",
      "aceptado, aceptada / rechazado, rechazada, denegado",
      "alta, suscribir / baja",
      "nuevo, nueva / viejo, vieja, antiguo, usado, reacondicionado",
      "empezar / dejar, parar",
      "abrir, abris, abre / cerrar, cerrais, cierra",
      "subir, aumentar / bajar, reducir"
    ],
    "registers": [
      "tú",
      "usted"
    ],
    "helplines": [
      {
        "number": "024",
        "name": "línea de atención a la conducta suicida, España",
        "source": "https://www.sanidad.gob.es/linea024/"
      },
      {
        "number": "112",
        "name": "emergencias, España y Unión Europea",
        "source": "https://digital-strategy.ec.europa.eu/en/policies/112"
      }
    ]
  },
  "en": {
    "name": "English",
    "locale": "en-GB",
    "stemmer": "english",
    "sound": "none",
    "afternoon": {
      "from": 12,
      "to": 18
    },
    "dueTime": "{weekday} {day} {month} at {time} ({zone})",
    "denies": "not no never without nothing nobody none cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt havent hasnt hadnt aint neither nor unable stopped stops stop refuses refused fails failed failing",
    "denialEnds": "but because so and instead just",
    "opposites": [
      "early, sooner, ahead / late, delayed, overdue, delay",
      "right, correct / wrong, incorrect",
      "clean, spotless, sparkling / dirty, greasy, grimy",
      "found, find / lost, lose, missing, misplaced",
      "remember, recall / forgotten, forgot, forget",
      "undamaged, intact, unbroken, perfect, perfectly / damaged, broken, dented, cracked, smashed, scratched",
      "complete / missing, incomplete",
      "hot, warm / cold, cool, cooling",
      "keep, keeping / return, cancel, remove, collect, away",
      "once / twice, double",
      "cheap, cheaper / expensive",
      "accepted, approved / declined, rejected, refused",
      "subscribe / unsubscribe",
      "new / old, used, refurbished",
      "start, begin / stop, end",
      "open, opening / close, closing, closed",
      "increase, raise / reduce, lower"
    ],
    "helplines": [
      {
        "number": "116 123",
        "name": "Samaritans, UK and Ireland",
        "source": "https://www.samaritans.org/how-we-can-help/contact-samaritan/"
      },
      {
        "number": "988",
        "name": "Suicide and Crisis Lifeline, US and Canada",
        "source": "https://988lifeline.org/"
      },
      {
        "number": "999",
        "name": "emergencies, UK",
        "source": "https://www.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers"
      },
      {
        "number": "112",
        "name": "emergencies, European Union",
        "source": "https://digital-strategy.ec.europa.eu/en/policies/112"
      }
    ]
  }
};
