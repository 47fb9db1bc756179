import { Button, Textarea } from '@mantine/core';
import type { AnswerView } from '../../../shared/contract/answer';
import type { RequestView } from '../../../shared/contract/request';
import { pageKey } from '../../../shared/domain/review/slice';
import { useKeptDraft } from '../../app/desk/useKeptDraft';
import type { RequestHandle } from '../../app/desk/useRequest';
import { usePageImages } from '../../app/page/usePageImages';
import { longDate } from '../../app/ui/dates';
import css from './answer.module.css';
import { SmallPage } from './DeniedPages';

interface ReferralsProps {
  readonly answer: AnswerView;
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
}

/** What waits for a licensed professional, with the pages it is about. */
export function Referrals(props: ReferralsProps) {
  const { referrals } = props.answer;
  if (referrals.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="referred">
      <h2 id="referred">Referred, not decided yet</h2>
      {referrals.map((referral) => (
        <Referral key={referral.id} {...props} referral={referral} />
      ))}
    </section>
  );
}

type ReferralProps = ReferralsProps & { readonly referral: AnswerView['referrals'][number] };

function Referral({ view, run, referral }: ReferralProps) {
  const images = usePageImages();
  return (
    <div className={css.referral}>
      <strong>{referral.title}</strong>
      <p>{referral.note}</p>
      <p className={css.dimmed}>
        Referred by {referral.by} on {longDate(referral.on)}
      </p>
      <div className={css.row}>
        {referral.pages.map((page) => (
          <SmallPage key={pageKey(page)} {...{ images, view, page }} />
        ))}
      </div>
      {referral.isYours ? (
        <GivePages view={view} run={run} referralId={referral.id} />
      ) : (
        <p>Nothing goes out until a licensed professional has signed in and decided it.</p>
      )}
    </div>
  );
}

interface GivePagesProps {
  readonly view: RequestView;
  readonly run: RequestHandle['run'];
  readonly referralId: string;
}

/** The other answer stands below, as a denial. */
function GivePages({ view, run, referralId }: GivePagesProps) {
  const requestId = view.request.id;
  const at = { requestId, place: `answer/referral/${referralId}` };
  const { typed, set, drop } = useKeptDraft(at, { reason: '' });
  const give = async () => {
    const reply = await run('answer.answerReferral', { requestId, referralId, ...typed });
    if (reply.ok) await drop();
  };
  return (
    <>
      <p>If you find the ground, decide it below. If you do not, the pages are given.</p>
      <Textarea
        label="Why the pages may be given, for the record"
        rows={2}
        value={typed.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <div>
        <Button variant="default" disabled={typed.reason.trim() === ''} onClick={() => void give()}>
          No ground: give the pages
        </Button>
      </div>
    </>
  );
}
