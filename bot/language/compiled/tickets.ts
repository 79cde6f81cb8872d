/** Written by `npm run language` from the folders of bot/language; change those, and run it again. */

export const tickets = {
  "es": {
    "desk.subject.unknown": "Quiere hablar con una persona",
    "desk.owner": "{name} se ocupa de tu consulta {number} y te responderá a más tardar {due}.",
    "desk.owner.another": "Ahora se ocupa {name} de tu consulta {number}: tiene todo lo que nos has contado y te responderá a más tardar {due}.",
    "desk.owner.late": "Sentimos la espera. {name} se ocupa ahora de tu consulta {number}.",
    "desk.resolved.answered": "{name} ha dado por resuelta tu consulta {number}.",
    "desk.resolved.duplicate": "{name} ha cerrado la consulta {number} porque ya te atendemos por otra igual.",
    "desk.resolved.no_reply": "Como no hemos vuelto a saber de ti, {name} ha dado por resuelta tu consulta {number}.",
    "desk.resolved.other": "{name} ha dado por terminada tu consulta {number}.",
    "desk.resolved.next": "Si no ha quedado bien, puedes reabrirla hasta {until}: seguiremos donde lo dejamos, sin que tengas que contarlo otra vez. ¿Cómo te hemos atendido? Valóranos del 1 al 5. Gracias por confiar en {organisation}.",
    "desk.merged": "{name} ha unido tu consulta {number} a la {into}, que trata de lo mismo: seguimos con ella, y lo que nos has contado aquí no se pierde. Si era otra cosa, puedes reabrir esta hasta {until}.",
    "desk.reopened": "{name} ha reabierto tu consulta {number}. Tendrás noticias a más tardar {due}.",
    "desk.closed": "Esta conversación está cerrada, y aquí ya no leemos lo que se escriba. Si necesitas algo, empieza una conversación nueva: esa sí la leemos. Si hay peligro, llama primero a emergencias.",
    "desk.delayed.reply": "Sentimos el retraso: todavía no hemos podido atender tu consulta {number}, porque las anteriores nos están llevando más tiempo del previsto. Te responderemos a más tardar {due}.",
    "desk.delayed.resolution": "Sentimos la espera: seguimos con tu consulta {number}, que nos está llevando más tiempo del previsto. Tendrás noticias nuestras a más tardar {due}.",
    "desk.delayed.owner": "Desde ahora se ocupa {name}, con todo lo que nos has contado.",
    "desk.followUp": "¿Ha quedado todo bien con tu consulta {number}? Si es así, no hace falta que hagas nada. Si no, dínoslo y seguimos donde lo dejamos, sin que tengas que contarlo otra vez.",
    "desk.followUp.settled": "Sí, todo bien",
    "desk.followUp.reopen": "No, seguid con ella"
  },
  "en": {
    "desk.subject.unknown": "Wants to talk to a person",
    "desk.owner": "{name} is looking after your request {number} and will reply by {due} at the latest.",
    "desk.owner.another": "{name} is looking after your request {number} now, with everything that you have told us, and will reply by {due} at the latest.",
    "desk.owner.late": "We're sorry about the wait. {name} is looking after your request {number} now.",
    "desk.resolved.answered": "{name} has marked your request {number} as resolved.",
    "desk.resolved.duplicate": "{name} has settled your request {number} because we're already helping you with the same one elsewhere.",
    "desk.resolved.no_reply": "As we haven't heard back from you, {name} has marked your request {number} as resolved.",
    "desk.resolved.other": "{name} has finished working on your request {number}.",
    "desk.resolved.next": "If something is still not right, you can reopen it until {until}: we'll carry on where we left off, and you won't have to explain it again. How did we do? Rate us from 1 to 5. Thank you for your trust in {organisation}.",
    "desk.merged": "{name} has joined your request {number} with {into}, which is about the same: we carry on with that one, and nothing that you have told us here is lost. If it was about something else, you can reopen this one until {until}.",
    "desk.reopened": "{name} has reopened your request {number}. You'll hear from us by {due} at the latest.",
    "desk.closed": "This conversation is closed, and what's written here isn't read any more. If you need anything, start a new conversation: that one is read. If there's danger, call the emergency services first.",
    "desk.delayed.reply": "We're sorry about the delay: nobody has been able to look at your request {number} yet, because the ones before it are taking longer than expected. We'll reply by {due} at the latest.",
    "desk.delayed.resolution": "We're sorry about the wait: we're still working on your request {number}, and it's taking longer than expected. You'll hear from us by {due} at the latest.",
    "desk.delayed.owner": "From now on {name} is looking after it, with everything that you have told us.",
    "desk.followUp": "Is everything all right with your request {number}? If so, there's nothing to do. If not, tell us: we'll carry on where we left off, and you won't have to explain it again.",
    "desk.followUp.settled": "Yes, all is well",
    "desk.followUp.reopen": "No, please carry on"
  }
};
