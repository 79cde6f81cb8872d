import { violations } from './accessibility';
import { useStage } from './harness';
import { openStageWith } from './own-service';
import { openWidget } from './widget-page';

const at = useStage(() => openStageWith([[/^phrases:/m, 'register: usted\nphrases:']]));

describe('an organisation that says "usted"', () => {
  it('says it in the conversation and in the window around it, also after the page was loaded again', async () => {
    const { page, ...widget } = await openWidget(at.stage, { viewport: { width: 320, height: 640 } });
    const field = page.getByPlaceholder('Escriba su pregunta…');
    await field.waitFor();
    await widget.bubble('¿En qué puedo ayudarle?').waitFor();
    await widget.say('qwerty zxcvb');
    await widget.bubble('¿Puede decírmelo de otra manera?').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await field.waitFor();
    await widget.askForPerson();
    const card = await widget.card.innerText();
    expect(card).toContain('Su consulta');
    expect(card).not.toMatch(/\b(tu|tus|te) \p{L}/iu);
    await widget.close();
  });

  it('is answered in English as before', async () => {
    const widget = await openWidget(at.stage, { path: '/en.html' });
    await widget.page.getByPlaceholder('Write your question…').waitFor();
    await widget.close();
  });
});
