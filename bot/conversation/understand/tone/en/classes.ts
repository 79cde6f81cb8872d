import type { Classes } from '../../../../language/listening/phrase';

/** Words that stand for each other in the phrases, written there as `@name`. */
export const classes: Classes = {
  n: '# two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand several many countless numerous',
  nth: 'second third fourth fifth sixth seventh eighth ninth tenth umpteenth hundredth nth millionth thousandth 2nd 3rd 4th 5th 6th',
  time: 'day days hour hours minute minutes week weeks month months year years fortnight',
  long: 'week weeks month months year years fortnight',
  month: 'january february march april june july august september october november december christmas easter thanksgiving',
  try: 'time call email message engineer visit attempt appointment replacement letter ticket agent complaint person technician delivery date excuse slot',
  tries:
    'times calls emails messages engineers visits attempts appointments replacements letters tickets agents complaints people technicians deliveries excuses reps departments managers supervisors voicemails',
  told: 'told explained called emailed asked said sent given written rung phoned messaged reported provided spoken answered complained rang',
  nobody: 'nobody none noone neither',
  does: 'answers answer answered replies reply replied responds respond responded calls called call cares care cared helps help helped listens listened knows know knew bothers bothered turns turned shows showed came comes picks picked gets got takes took reads tells told is has ever wants seems does did can even actually could takes returns returned rings explains gives gave',
  shop: 'service company experience customer support attitude communication treatment business store shop firm outfit retailer aftercare management organisation organization staff people delivery warranty website process',
  bad: 'terrible awful horrible poor dreadful bad worst lousy shocking crappy rubbish diabolical horrendous abysmal atrocious appalling disgraceful shoddy shambolic useless pathetic disgusting nonexistent garbage zero deplorable shameful',
  fool: 'idiot fool mug moron child criminal lemon dog dirt imbecile clown muppet beggar number thief liar dirt rubbish garbage trash',
  bot: 'bot robot chatbot machine computer ai assistant algorithm',
  net: 'facebook twitter google trustpilot yelp reddit instagram tiktok youtube linkedin online nextdoor social internet x forum forums web',
  world: 'everyone everybody anyone world friends neighbours neighbors followers family people group colleagues',
  body: 'standards ombudsman bbb bureau ftc cfpb accc regulator watchdog police court courts press media newspaper general council authorities protection affairs',
  lawyer: 'lawyer lawyers solicitor solicitors attorney attorneys barrister',
  praise:
    'great brilliant fantastic amazing wonderful lovely marvellous marvelous superb fabulous stellar excellent outstanding super awesome perfect delightful charming impressive splendid terrific',
  oath: 'holy shit fuck fucking fuckin effing crap damn damned goddamn hell bloody freaking frigging wtf omg',
  broken: 'broken damaged faulty defective cracked dented smashed scratched wrong dead late',
  /** What a message may be about. */
  topic: `fridge fridges freezer freezers refrigerator washer washing machine machines dryer drier dishwasher oven ovens cooker stove hob hobs
    microwave toaster kettle iron blender mixer fryer vacuum hoover fan heater boiler hood tv television screen laptop phone tablet camera
    printer speaker lamp bulb plug cable hose filter drawer shelf shelves handle hinge door drum pump motor battery charger remote lid
    order orders parcel parcels package delivery deliveries invoice invoices receipt receipts warranty guarantee refund refunds voucher
    vouchers coupon card bank price prices store shop website basket account password email newsletter engineer engineers technician
    driver drivers courier van lorry fitter plumber electrician warehouse kitchen garage bathroom flat house appliance appliances
    model part parts spare manual instructions product products item items sofa table bed mattress chair desk gas`,
  boss: 'manager managers boss supervisor supervisors superior ceo director',
};
