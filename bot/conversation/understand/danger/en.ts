import type { PhraseLists } from '../../../language/listening/lexicon';
import { spelling } from '../tone/en/spelling';
import { DANGER, FIGURE, SHOPPING, SIGN } from './kinds';

/** How danger is said in English, and what only sounds like it. Written as told in bot/language/listening/phrase.ts. */
export const english: PhraseLists = {
  spelling,
  // "It doesn't heat and it smells of gas": a denial stands too near to mean the smell. What is denied is written out below.
  denial: { words: '', undone: '' },
  classes: {
    thing: `dryer drier washer machine washing fridge freezer refrigerator oven cooker stove hob microwave toaster kettle iron dishwasher
      hood extractor fryer blender mixer heater boiler fan lamp light charger battery plug socket outlet cable cord wire lead appliance
      unit motor engine tv telly television screen vacuum hoover dehumidifier tumble hoverboard scooter phone laptop cooktop range
      house kitchen flat garage curtain curtains glass door fuse panel adapter strip it`,
    live: `socket sockets plug plugs outlet outlets fuse fusebox wiring wires wire cable cables lead electrics electrical breaker panel
      extension strip adapter charger consumer cord cords flex`,
    body: 'hand hands finger fingers arm arms face leg legs skin eye eyes body head foot feet wrist',
    person: `son daughter kid kids child children husband wife partner mother father mum mom dad gran grandma grandad baby brother sister
      someone somebody anyone person neighbour neighbor toddler boy girl he she engineer fitter driver`,
    smell: 'smell smells smelled smelt smelling stinks stink reeks reek smels odour odor whiff stench',
  },
  kinds: [
    {
      ...DANGER,
      phrases: `
        smoke coming/pouring/billowing/out/everywhere/from/rising/inside/escaping, smoke [is/was/keeps/started] coming/pouring/billowing, smoke is, see/saw/seeing/theres/there [is/was] [some/black/white/thick/lots] smoke
        black/white/thick/grey smoke out/from/in/coming/everywhere, full of smoke, filled with smoke, giving/gave/gives/letting/belching/blowing/puffing off/out smoke, off smoke, smoke pours, smokes when/if/every
        @thing .. smoking/smouldering, @thing [is/was/started/starts/keeps/has/just] smoking/smouldering/smoldering/sparking/arcing, started/starts/begun/began to smoke/smoulder/spark, ^ smoke $, smouldering, smoldering, is/its/was smoking
        on fire, ^ fire $, ^ fire help, caught/catch/catches/catching [on] fire/light/alight, burst/bursting into flames/flame, in flames, up in flames/smoke, flames coming/are/out/from/shooting, there/theres [are/is/was/were] [a/an] [huge/small] flames/fire
        a fire in/at/on, set/sets .. fire/alight, fire in/at my/the/our, sees/see/saw/seeing [the/some] flames, started a fire, ablaze, @thing [is/was/started] burning, burning up, its/is burning $
        @smell .. gas/burning/burnt/burned/smoke/smoky, burning/burnt smell/smells/odour/plastic, gas leak/leaks/leaking/smell/escaping, gas hose/pipe/line/bottle/tap/cylinder .. leak/leaks/leaking/leaked/stinks/smells/hissing, hissing .. gas, gas .. hissing, leak/leaks/leaking/leaked/escaping/hissing .. gas, gas [is/was/keeps] leaking/escaping/hissing/coming
        gas hob/cooker/stove/boiler/oven/pipe/tap [is] smells/smelling/leaking/leaks/stinks, gas smells, carbon monoxide, its the gas, because/cause of the gas, from the fumes, toxic fumes, fumes making, suffocat*
        electric/electrical shock/shocks, electrocuted/electrocuting/electrocution, gave/gives/giving/give/got/getting/gets/get me/him/her/us/them/my/a/an/some [a/an] [massive/bad/mild/nasty/little/small/big/huge/real/static] shock/shocks/zap/jolt/tingle
        got/gets/getting [a/an] shock/shocks/zap/jolt/tingle, zapped/zaps/zapping, shocked by the/my/a @thing, got/getting/gets/been/was shocked .. touching/touched/when/from/off/by/plugged, @thing .. shocked me/us/him/her/my, and got shocked, shocks me/us/you/him/her, shock off/from .. @thing, tingle off/from/when
        sparks/spark [are/is/were] flying/coming/came/flew/out/from/shooting/jumping, sparking, there/theres/see/saw/seeing/throwing/making/and [are/is/were] sparks, arcing, short circuit/circuited/circuits/circuiting, shorted out, short circuited
        gave/gives/giving/give .. @person .. jolt/zap/shock/belt/shocks/jolts, got/get/getting/had a belt/jolt/kick off/from, @thing .. tingles/tingled, tingles/tingling when/off/from, bare/exposed/frayed/live wire/wires/wiring/cable/cables/cord
        battery/batteries ... swelling/swollen/swelled/bulging/bloated/ballooning, swelling/swollen/bulging battery/batteries
        swallowed/swallowing/swallow/ingested .. battery/batteries/magnet/magnets/bleach, @person .. swallowed/ate/drank/eaten/drunk/ingested .. battery/batteries/magnet/magnets/bleach/detergent/tablet/pod/capsule/descaler/cleaner
        @person .. choking/choked, is/am/are choking, choking on, ^ its glowing $, glowing red/orange [and] smell/smells/smelling/smoking, paint/plastic/casing/cable/wallpaper/wood .. blistering/blistered/charred/charring
        @thing .. exploded/explodes/exploding, blew/blown/blowing/blows up, blew/blown its/the lid/door, went bang/boom/pop, flash from the, big bang
        got/is/are/was/were/been/badly/gets/people hurt, hurt .. @person/@body, hurt myself/himself/herself, is/are/was/were/got/badly injured/wounded, bleeding/unconscious, passed out, fainted, knocked out, cut [my/his/her/the/our] @body, cut my/his/her @person
        burnt/burned/burns/scalded my/his/her/our/their @body/@person, got burnt/burned/scalded/hurt, @person [is/was/has/got/been] burnt/burned/scalded, burned/burnt/scalded myself/himself/herself, fire brigade/department/service/engine, ambulance, paramedics
        water/dripping/leaking ... reaching/reached/reaches/touching/near/close .. @live, water/dripping/drips/leaking/leaks/pouring/pours/running/splashed/spilled/soaked/wet/flooded ... on/onto/over/into/in/under/near/through [the/my/a] @live, @live ... soaked/wet/flooded/submerged/dripping, @live .. under [the] water
        melted/melting/melts .. @live/plastic, @live/battery/plastic .. melted/melting/melts/glowing, red hot @live, @live .. red hot, overheated and
        carbon monoxide alarm/alarms/detector/detectors [is/are/keeps/has/was/wont/just/went] going/goes/gone/went/beeping/sounding/off/triggered/ringing/stop
        smoke/fire/monoxide/gas/co alarm/alarms/detector/detectors [is/are/keeps/has/was/wont/just/went] going/goes/gone/went/beeping/sounding/off/triggered/ringing/stop`,
    },
    {
      ...SIGN,
      phrases: `
        its glowing, smoke, smoking, smouldering, flame/flames, burning, sparks/sparked/spark, ablaze, scorched/scorch/singed/charred, @thing burnt/burned the/my/our/a, fumes, exploded/explode/explosion/exploding
        electrocuted, shocks/shocked, bleeding/bled, injured/injury, unconscious, carbon monoxide, evacuated/evacuate/evacuating, fire brigade/department/engine, firefighters, cut himself/herself/myself/themselves, is hurt
        fire, socket/plug/outlet/cord/cable/lead/wire/charger/battery .. hot/buzzing/crackling/sizzling/humming/swollen/swelling/bulging/black/brown/glowing`,
    },
    {
      ...SHOPPING,
      phrases: `
        sell/sells/selling/buy/buying/price/prices/cost/costs/cheap/cheapest, stock, do you have/stock/carry/offer, looking for, which, coloured/colored, how much/many, include/includes/included, come/comes with, recommend/best/better, compatible/fit/fits/type/rating/rated
        warranty/guarantee/cover/covers/covered/insurance/protection, offer/offers/deal/deals/discount/sale/bargain, model/colour/color/finish/mode/filter/feature/function/effect/setting/settings, replacement/spare/parts/refill
        how do i clean/remove/get/use/change/light, remove/clean/removes/clears/clear/smell of smoke out, what is/are/does, difference, does it have, is there a/an, install/installing/installation/delivery
        recipe/cooking/toast/cake/bread/grill/bbq/barbecue/food/fireplace/candle/wood/coffee/tongue/steak/pizza, alarm test, burner/burners/igniter/ignition/hob`,
    },
    {
      ...FIGURE,
      phrases: `
        false alarm, choking hazard/hazards, burning to know/hear/try/see/find/get/tell/ask, light/lights/lamp/led/button [is/are/its] glowing
        fire sale/sales/tv/stick/tablet/hd/blanket/extinguisher/pit/damage/insurance/rating/safety/proof/resistant/door/that/him/her/them/your/somebody, fired, fireplace, is/are/was/absolute fire $
        deal/deals/price/prices/sale/sales/offer/offers/team/im/am/i/you/your/were/feel [is/are] [on/like] [im] [on] fire, like im on fire, on fire this/today/lately, prices are on fire, deals are on fire
        smoke grey/gray/black/blue/glass/colour/color/effect/finish/signals, smoke alarm/alarms/detector/detectors, smoke alarm/detector/detectors battery/batteries, gas/monoxide detector/detectors/alarm/alarms, carbon monoxide detector/detectors/alarm/alarms
        no smoking, smoking hot/area/gun/ban/jacket, non smoking, smoked, smoker, smoke free, clear/clears/remove/removes/extract/extracts/suck/sucks .. smoke
        spark plug/plugs/igniter/ignition, sparkling, no/without/any [more] smoke/sparks/flames/fire/burning/gas, no longer smoking/smells/sparking/smoking, stopped smoking/sparking/burning, no/not [a] gas leak/smell
        dont/doesnt/didnt/not/cannot/never/no smell/smells/smelled/smelling .. gas/burning/smoke/burnt, nobody/noone/no [one] [was/is/got] hurt/injured, no injuries
        shocked at/that/to/how/about, sticker shock, shock absorber/absorbers/absorb/proof, absorb shocks, culture shock, quite a shock, got a shock when i saw/looked/read/opened the/my/your bill/invoice/price
        toast/cake/bread/food/pizza/dinner/cookies [always/comes] burns/burnt/burned/burning/out, burnt/burned/burning toast/cake/food/dinner/rice, bulb [has/is] burnt/burned/blown/blew, light bulb burnt/burned, burnt/burned/burn out/through
        burning question/desire, free from burning, cd burning, heart burn, calories burnt, smell/smells [of/like] burnt food/toast
        cover/covers/covered/insurance/insured/warranty ... fire/surge/surges/lightning/explosion/injury/electrical
        exploded/explosion view/diagram/drawing/in/of sales/colour/color/price/prices, exploded view/diagram/drawing, sales/price/prices/popularity/demand .. exploded/explode/exploding, price of gas, price of gas has/have exploded, price of gas .. exploded, gas price/prices
        hurts/hurt my/your/his/her/the eyes/ears/wallet/feelings/pocket/pride/business/sales, hurt [to/by] that/ask/by, im/am/feel/feeling/felt hurt, doesnt/wont/wouldnt/cannot/not/never hurt, hurt that
        phone/inbox/email/app [is/keeps/has] [been] blowing/blown up, blown away, blowing/blow up my, water heater/bottle/cooler, flame effect/retardant/resistant, flame on my/the hob/cooker/burner
        injury/blow to my/our wallet/pride/pocket, shock horror, toxic shock, hurt my feelings, no harm, in cold blood, blood pressure, blown me, hot plate, one of the burners, gas safe, gas engineer, flash sale, big bang for/theory, in water resistant, cut my losses/bill/costs, on the gas hob`,
    },
  ],
};
