import { ArrowLeft, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PlaceId, RequestView } from '../../../shared/contract/request';
import { localDateSchema } from '../../../shared/domain/base/schemas';
import { basisWords } from './basisWords';
import { longDate } from './dates';
import { dueLine, type DueLine } from './dueLine';
import { ScreenHeading } from './ScreenHeading';
import css from './ui.module.css';

interface RequestFrameProps {
  requestId: string;
  /** Undefined until the first answer of the vault. */
  view: RequestView | undefined;
  /** Left out on the request's home. */
  step?: PlaceId;
  title: string;
  children: ReactNode;
  /** The bar at the bottom: facts at the left, the one primary button last. */
  footer?: ReactNode;
  /** The body fills the height and scrolls by itself (panes, page walls). */
  fill?: boolean;
}

/** Every screen of a request: who it is about, what is done here, and the way on. */
export function RequestFrame(props: RequestFrameProps) {
  return (
    <div className={css.screen}>
      <Band view={props.view} />
      <Alerts alerts={props.view?.band.alerts ?? []} />
      <header className={css.screenHead}>
        {props.step && (
          <Link to={`/request/${props.requestId}`} className={css.back}>
            <ArrowLeft size={16} aria-hidden /> Request
          </Link>
        )}
        <ScreenHeading title={props.title} />
      </header>
      <div
        className={css.screenBody}
        data-fill={props.fill || undefined}
        data-scroll-key={`request-${props.step ?? 'home'}`}
        aria-busy={!props.view}
      >
        {props.view ? props.children : <p className={css.dimmed}>Opening the request…</p>}
      </div>
      {props.footer && <footer className={css.foot}>{props.footer}</footer>}
    </div>
  );
}

/** What everybody who works on this patient's requests must know; on every screen of them. */
function Alerts({ alerts }: { alerts: readonly string[] }) {
  if (alerts.length === 0) return null;
  return (
    <ul className={css.alerts} aria-label="Alerts about this patient">
      {alerts.map((alert) => (
        <li key={alert}>
          <TriangleAlert size={16} aria-hidden />
          {alert}
        </li>
      ))}
    </ul>
  );
}

function Band({ view }: { view: RequestView | undefined }) {
  return (
    <dl className={css.band} aria-label="This request">
      {bandFacts(view).map(({ term, fact, keeps, rest }) => (
        <div key={term} data-keeps={keeps || undefined} data-term={term}>
          <dt>{term}</dt>
          <dd title={fact}>
            {rest ? fact.replace(rest, '') : fact || '–'}
            {rest && <span className={css.rest}>{rest}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const unknown = {
  patient: '',
  dateOfBirth: '',
  number: '',
  requester: '',
  due: '',
  status: '',
  claimedBy: '',
};

interface BandFact {
  readonly term: string;
  readonly fact: string;
  /** Never cut: half a name, a date or a number would name somebody else. */
  readonly keeps?: boolean;
  /** The end of the fact that a small screen has no room for. */
  readonly rest?: string;
}

function bandFacts(view: RequestView | undefined): readonly BandFact[] {
  const band = view?.band ?? unknown;
  const due = view ? dueLine({ ...view.request.basis?.due, dueText: band.due }) : undefined;
  return [
    { term: 'Patient', fact: band.patient, keeps: true },
    { term: 'Born', fact: birthDate(band.dateOfBirth), keeps: true },
    { term: 'Request', fact: band.number, keeps: true },
    { term: 'Requester', fact: band.requester },
    { term: 'Basis', fact: basisWord(view) },
    { term: 'Due', fact: due ? due.whole : '', rest: restOf(due) },
    { term: 'State', fact: band.status, keeps: true },
    ...(band.claimedBy ? [{ term: 'Claimed by', fact: band.claimedBy }] : []),
  ];
}

/** "Mon, Dec 14" is never cut; " · 14 business days left" may go. */
function restOf(due: DueLine | undefined): string {
  const isLong = due?.day !== undefined && due.words.endsWith(' left');
  return isLong ? ` · ${due.words}` : '';
}

/** A draft may hold half a date; it is shown as typed. */
function birthDate(typed: string): string {
  return localDateSchema.safeParse(typed).success ? longDate(typed) : typed;
}

function basisWord(view: RequestView | undefined): string {
  const kind = view?.request.basis?.kind;
  return kind ? basisWords[kind].short : view ? 'Not decided' : '';
}
