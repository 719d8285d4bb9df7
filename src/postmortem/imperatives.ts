/** Whether an English action begins with a verb in the imperative: one of those people use, or another word with what it acts on. */
export function imperatives(action: string): boolean {
  const words = action
    .toLowerCase()
    .replace(/^(?:please|to|we will|we|let us|let's|and|also|then|always|automatically|first|finally)\s+/, "")
    .split(/[\s,]+/)
    .filter((word) => word !== "");
  const [first = "", second = ""] = words;
  if (words.length < 2 || NO_VERB.has(first)) return false;
  return (
    VERBS.has(first.replace(/^(?:re|auto|un|pre|co|double|cross)-?(?=[a-z]{3})/, "")) ||
    VERBS.has(first) ||
    OBJECT.has(second)
  );
}

/** What follows a verb, and seldom a noun that begins a sentence. */
const OBJECT = new Set("a an the our all each every both this that these those its their any".split(" "));

const NO_VERB = new Set(
  "a an the more better best no not new improved additional further less some many our all each every stronger tighter proper clearer regular automatic manual extra in on at for with by of is are was were should must will".split(
    " ",
  ),
);

const VERBS = new Set(
  `abandon abort accept account acknowledge activate adapt add address adjust adopt agree alert align allow allowlist alter
  amend analyse analyze announce annotate append apply approve archive arrange ask assert assess assign attach audit authorise
  authorize automate avoid backfill back backport ban base batch be become begin benchmark better block book bound break bring
  broaden budget build bump buy cache calculate calibrate call cancel cap capture carry catch change charge chart check choose
  classify clean clear clone close coach collect combine communicate compare compress compute configure confirm connect consider
  consolidate contact contain continue contract convert coordinate copy correct count cover create cut deactivate debug decide
  declare decommission decouple decrease deduplicate default define delay delegate delete deliver deny deploy deprecate describe
  design detach detect determine develop diagnose direct disable discard discuss display distribute divert document drain draw
  drill drop educate eliminate emit enable encode encourage encrypt enforce enhance enlarge enrich ensure escalate establish
  evaluate evict examine exclude execute exercise expand expire explain explore export expose extend extract fail fetch fill filter
  find finish fix flag flush focus follow forbid force forward freeze gate gather generate get give grant group grow guard guide
  halt handle harden have hide hire hold identify implement import improve include increase index inform inject inline insert
  inspect install instrument integrate introduce inventory investigate invite isolate issue join keep kill label launch lead learn
  let lengthen limit link list load lock log look lower maintain make manage map mark measure merge migrate mirror mitigate mock
  model modify monitor move mute name narrow negotiate note notify obtain offer onboard open optimise optimize order organise
  organize override own package page pair parallelise parallelize parse partition pass patch pause pay perform pick pin place plan
  point poll practise practice prefer prepare present prevent print prioritise prioritize probe produce profile prohibit promote
  propagate protect prove provide provision prune publish pull purge push put query queue quantify quarantine raise randomise
  randomize rate reach read rebuild record recover redesign redirect reduce refactor refine refresh refuse register rehearse reject
  release relocate remember remind remove rename render renew reorder repair repeat replace replay replicate report reproduce
  request require reset resize resolve restart restore restrict restructure retain retire retry return reuse revert review revise
  revisit revoke reword rewrite roll rotate route run safeguard sample sanitise sanitize save scale scan schedule scope script
  search secure segment select send separate serialise serialize serve set settle set-up shadow shard share shed shift ship shorten
  show shrink shut sign silence simplify simulate skip snapshot speed split stage standardise standardize start state stop store
  stream strengthen stress study submit subscribe substitute suppress survey suspend swap switch sync synchronise synchronize tag
  take teach tell template terminate test think throttle tie tighten time timebox trace track train transfer translate trap treat
  trigger trim try tune turn type unblock understand unify update upgrade use validate verify version wait walk warn warm watch
  widen wire wipe withdraw work wrap write`.split(/\s+/),
);
