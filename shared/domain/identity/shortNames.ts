import { nameWords } from '../authorization/patientName';

/** Given names that stand for one another, a row for each person who may have them all. */
const rows = `abigail abby gail; albert al bert bertie; alexander alex al sandy sasha xander; alexandra alex sandra sandy sasha lexi;
  alfred al fred freddie; alice ali lisa; allison ali allie; amanda mandy; andrew andy drew; angela angie; ann anna anne annie nan nancy hannah;
  anthony tony; antonio tony tono; arthur art artie; augustus gus; barbara barb babs bobbie; beatrice bea trixie; benjamin ben benny; bernard bernie;
  bradley brad; calvin cal; cassandra cass sandra; catherine katherine kathryn cathy kathy kate katie kay kit kitty cat; cecilia celia cece;
  charles charlie chuck chas carlos; charlotte charlie lottie; christina christine tina chris chrissy kris; christopher chris kit topher; cynthia cindy;
  daniel dan danny; david dave davey; deborah debra deb debbie; dennis denny; dolores lola lolita; donald don donny; dorothy dot dottie dolly;
  douglas doug; edward ed eddie ned ted teddy eduardo lalo; eleanor ellie nell nora lenore; elizabeth elisabeth liz lizzie beth betty betsy bess eliza
  elsie libby lisa lisbeth isabel isabella; emily emma em millie; enrique kiko henry; ernest ernie; eugene gene; evelyn eve evie; florence flo flossie;
  frances fran fannie frankie; francis frank frankie; francisco paco pancho frank; franklin frank; frederick fred freddie rick; gabriel gabe; gabriela gabby;
  genevieve gen eve; gerald gerry jerry; geraldine gerry jerry; gilbert gil bert; gloria glory; gregory greg; guadalupe lupe lupita; guillermo memo william;
  harold hal harry; harriet hattie harry; helen nell nellie ellen lena; henrietta etta hettie; henry hank harry hal; herbert herb bert; hugh hughie hugo;
  ignacio nacho; irene rene; isabel isabella bella izzy; isaac ike; jacob jake; jacqueline jackie; james jim jimmy jamie jem; jane janie jenny jean janet;
  javier javi; jean jeannie; jeffrey geoffrey jeff geoff; jennifer jen jenny; jeremiah jeremy jerry; jerome jerry; jessica jess jessie; jesus chuy; joan joanie;
  johanna joanna jo; john jack johnny jon; jonathan jon john; jorge george; jose pepe joe; joseph joe joey jody; josephine jo josie; joshua josh; juan john;
  judith judy; julia julie jules; katherine kitty; kenneth ken kenny; kimberly kim; lawrence laurence larry lars; leonard len lenny leo; leslie les;
  lillian lily lil; louis lewis lou louie luis; louise lou lulu; lucille lucy; luis lucho; manuel manny manolo; margaret maggie meg megan marge margie madge
  peggy greta rita daisy; maria mary marie; marjorie marge margie; martha marty patty; martin marty; mary molly polly mamie mae marie maria miriam; matilda tilly;
  matthew matt; maximilian max; melissa missy mel lissa; michael mike mick mickey micky miguel; michelle shelly; mildred millie; minerva minnie; montgomery monty;
  nancy nan; natalie nat; nathaniel nathan nate nat; nicholas nick nicky klaus; nicole nicky nikki; oliver ollie; olivia liv livvy; pamela pam;
  patricia pat patty patsy tricia trish; patrick pat paddy; pedro peter; penelope penny; peter pete; philip phillip phil pip; priscilla cilla; rachel rae;
  ramon raymond; raymond ray; rebecca becky becca; reginald reg reggie; richard rick ricky dick rich richie ricardo; robert bob bobby rob robbie bert roberto;
  roberta bobbie; rodney rod; roger rodge; roland rollie; ronald ron ronnie; rosemary rose rosie; rudolph rudy; russell russ rusty; samantha sam sammie;
  samuel sam sammy; sandra sandy; sarah sara sally sadie; sharon shari; shirley shirl; sidney sid; sophia sophie; stanley stan; stephanie steph stevie;
  steven stephen steve; stewart stuart stu; susan susanna suzanne sue susie suzie; sylvester sly; tabitha tabby; terence terry; teresa theresa terry tess tessa;
  theodore ted teddy theo; thomas tom tommy; timothy tim; tobias toby; valerie val; veronica ronnie vera; victor vic; victoria vicky tori; vincent vince vinnie;
  virginia ginny ginger; walter walt wally; wilhelmina mina billie; william bill billy will willie liam; winifred winnie; zachary zach zack`;

const shortNames: readonly ReadonlySet<string>[] = rows
  .split(';')
  .map((row) => new Set(row.trim().split(/\s+/u)));

/** What a newborn is called on a chart before it has a name. */
const unnamed = /^(?:baby|infant|newborn|boy|girl|male|female|bb|bg|nb|unknown|unnamed)/u;

/** Whether one given name may be short for the other, or a pet name of it: both in small letters. */
export function mayStandFor(one: string, other: string): boolean {
  return (
    isStemOf(one, other) || isStemOf(other, one) || shortNames.some((row) => row.has(one) && row.has(other)) // prettier-ignore
  );
}

export function isUnnamed(given: string): boolean {
  return nameWords(given).some((one) => unnamed.test(one));
}

/** `Chris` of Christopher; `Jenny` of Jennifer, `Debbie` of Deborah. */
function isStemOf(short: string, name: string): boolean {
  const stem = short.replace(/ie$/u, '').replace(/(\p{L})\1y?$/u, '$1');
  return stem.length > 2 && name.startsWith(stem);
}
