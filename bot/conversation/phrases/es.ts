/** What the bot says in Spanish. `{name}` is filled in; the service file may override each by its key. */
export const es = {
  'greeting.morning': 'Buenos días{name}. Soy el asistente automático de {organisation}. ¿En qué puedo ayudarte?',
  'greeting.afternoon': 'Buenas tardes{name}. Soy el asistente automático de {organisation}. ¿En qué puedo ayudarte?',
  'greeting.night': 'Buenas noches{name}. Soy el asistente automático de {organisation}. ¿En qué puedo ayudarte?',
  'answer.otherLanguage': 'Esto solo lo tengo en inglés; te lo dejo tal cual.',
  'answer.two': 'Me preguntas dos cosas. Esta es la respuesta a una; la otra la tienes debajo, con un toque: «{question}»',
  'heard.upset': 'Siento mucho las molestias. Me dices: «{problem}».',
  'heard.sorry': 'Siento mucho las molestias.',
  'heard.urgent': 'Entiendo que corre prisa.',
  'heard.answer': 'Esto es lo que puedo decirte ahora mismo; si lo prefieres, te paso ya con una persona.',
  'clarify.ask': 'No estoy seguro de haberte entendido. ¿Te refieres a alguna de estas cosas?',
  'topic.ask': 'Esto es lo que más nos preguntan. Elige una, o escríbeme tu pregunta.',
  'clarify.none': 'Ninguna de estas',
  'choice.person': 'Hablar con una persona',
  'choice.reopen': 'Reabrir la consulta',
  'choice.cancel': 'Ya no hace falta',
  'fallback.ask':
    'No estoy seguro de haberte entendido, y prefiero no darte una respuesta equivocada. ¿Puedes decírmelo de otra manera? Si lo prefieres, te atiende una persona.',
  'fallback.none':
    'Vaya, entonces no he acertado. ¿Puedes contármelo con otras palabras? Si lo prefieres, te atiende una persona.',
  'handoff.asked': 'Claro. Paso tu consulta a una persona del equipo.',
  'handoff.misses': 'No tengo una respuesta segura para esto, así que se lo paso a una persona del equipo.',
  'handoff.upset':
    'Siento mucho las molestias. Me dices: «{problem}». Se lo paso ahora mismo a una persona del equipo para que lo resuelva.',
  'handoff.sorry': 'Siento mucho las molestias. Se lo paso ahora mismo a una persona del equipo para que lo resuelva.',
  'handoff.entry': 'Esto lo tiene que ver una persona; se lo paso al equipo.',
  'handoff.not_helpful': 'Siento que no te haya servido. Se lo paso a una persona del equipo, con tu pregunta.',
  'handoff.danger': 'Aviso ahora mismo a una persona del equipo. Si hay peligro, no esperes a que te conteste.',
  'danger.first':
    'Lo primero es tu seguridad: aléjate y, si alguien corre peligro, llama al 112 o al número de emergencias de tu país.',
  'danger.again': 'Si hay peligro, no esperes: aléjate y llama al 112 o al número de emergencias de tu país.',
  'danger.closed':
    'Aviso al equipo, pero está fuera de su horario: puede que nadie lo lea hasta {opening}. Mientras tanto, para cualquier peligro está el 112 o el número de emergencias de tu país.',
  'danger.merged': 'Tu consulta {number} sigue adelante con el número {into}. Tendrás respuesta a más tardar {due}.',
  'danger.reopened': 'He reabierto tu consulta {number}. Tendrás respuesta a más tardar {due}.',
  'danger.reopenedWith': 'He reabierto tu consulta {number}. La lleva {assignee}, que te responderá a más tardar {due}.',
  'danger.unwanted':
    '¿Estáis todos bien? Como hablabas de un peligro, tu consulta {number} sigue abierta hasta que el equipo lo sepa seguro. Si alguien corre peligro, llama al 112 o al número de emergencias de tu país.',
  'danger.told': 'Aviso ahora mismo a una persona del equipo.',
  'danger.toldWith': 'Aviso ahora mismo a {assignee}.',
  'handoff.promise': 'Tu número de consulta es {number}. Tendrás respuesta a más tardar {due}.',
  'handoff.promiseWith': 'Tu número de consulta es {number}. La lleva {assignee}, que te responderá a más tardar {due}.',
  'handoff.contact':
    'Si quieres, déjame tu nombre y tu correo para que podamos localizarte. Puedes cerrar esta página: al volver, la conversación seguirá aquí.',
  'contact.kept': 'Gracias{name}. Te escribiremos a {email}.',
  'handoff.details': 'Gracias, lo he añadido a tu consulta {number}.',
  'handoff.already': 'Tu consulta {number} ya está con el equipo. Tendrás respuesta a más tardar {due}.',
  'handoff.alreadyWith': 'Tu consulta {number} ya la lleva {assignee}. Tendrás respuesta a más tardar {due}.',
  'waiting.added': 'Lo he añadido a tu consulta {number}; lo leerá quien te responda.',
  'waiting.addedWith': 'Lo he añadido a tu consulta {number}; {assignee} lo leerá.',
  'cancel.done': 'De acuerdo, he cerrado tu consulta {number}. Si necesitas algo más, aquí estoy.',
  'feedback.yes': 'Me alegro de que te haya servido. ¿Necesitas algo más?',
  'feedback.no':
    'Siento que no te haya servido. ¿Me lo dices de otra manera, o prefieres que te atienda una persona? Le pasaría tu pregunta: «{problem}».',
  'feedback.customer.yes': 'Sí, me ha servido',
  'feedback.customer.no': 'No me ha servido',
  'followUp.settled': 'Nos alegra saberlo. Gracias por decírnoslo, y aquí estamos para lo que necesites.',
  'resolved.reopen': 'Si tu consulta {number} no ha quedado resuelta, puedes reabrirla y volverá al equipo.',
  'resolved.merged':
    'Tu consulta {number} sigue adelante con el número {into}: el equipo la lleva ahí, con todo lo que nos has contado. Si se trata de otra cosa, puedes reabrir esta.',
  'rating.thanks': 'Gracias por tu valoración. La leerá todo el equipo.',
  'rating.customer': 'Valoración: {score} de 5',
  'reopen.done': 'He reabierto tu consulta {number}. Siento que no quedara resuelta. Tendrás respuesta a más tardar {due}.',
  'reopen.doneWith':
    'He reabierto tu consulta {number}. Siento que no quedara resuelta. La lleva {assignee}, que te responderá a más tardar {due}.',
} as const;
