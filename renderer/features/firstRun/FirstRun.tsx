import { useState } from 'react';
import type { ClinicProfile } from '../../../shared/domain/clinic/slice';
import type { Fault } from '../../../shared/domain/base/fault';
import { ClinicForm } from '../../app/clinic/ClinicForm';
import { timeZones } from '../../app/clinic/usStates';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { ScreenHeading } from '../../app/ui/ScreenHeading';
import { PersonStep, type NewPerson } from './PersonStep';
import { RecoveryStep } from './RecoveryStep';
import { ReadyStep } from './ReadyStep';
import { StepFoot } from './StepFoot';
import css from './firstRun.module.css';

const titles = ['Your clinic', 'You', 'Recovery code', 'Ready'] as const;

/** Four steps to a desk of one's own; each can be gone back to. */
export function FirstRun() {
  const { call } = useDesk();
  const [step, setStep] = useState(0);
  const [profile, setProfile] = useState<Partial<ClinicProfile>>(guessed);
  const [person, setPerson] = useState<NewPerson>({ userName: '', passphrase: '' });
  const [recoveryCode, setCode] = useState('');
  const [fault, setFault] = useState<Fault>();
  const [busy, setBusy] = useState(false);
  const back = () => setStep(step - 1);

  const takeClinic = async (next: ClinicProfile) => {
    setProfile(next);
    if (recoveryCode) {
      const reply = await call('clinic.change', { profile: next });
      setFault(reply.ok ? undefined : reply.fault);
      if (!reply.ok) return;
    }
    setStep(1);
  };
  const takePerson = async (next: NewPerson) => {
    setPerson(next);
    setBusy(true);
    const reply = await call('session.createClinic', {
      profile: profile as ClinicProfile,
      ...next,
    });
    setBusy(false);
    setFault(reply.ok ? undefined : reply.fault);
    if (!reply.ok) return;
    setCode(reply.value.recoveryCode);
    setStep(2);
  };

  return (
    <div className={css.page}>
      <StepList step={step} />
      <main className={css.sheet}>
        <ScreenHeading key={step} title={titles[step] ?? ''} />
        <FaultAlert fault={fault} />
        {step === 0 && (
          <ClinicForm
            profile={profile}
            onSubmit={(next) => void takeClinic(next)}
            footer={<StepFoot next="Next" />}
          />
        )}
        {step === 1 && (
          <PersonStep
            person={person}
            known={[profile.name ?? '', person.userName]}
            done={recoveryCode !== ''}
            busy={busy}
            onBack={back}
            onNext={(next) => void takePerson(next)}
            onSkip={() => setStep(2)}
          />
        )}
        {step === 2 && (
          <RecoveryStep
            code={recoveryCode}
            clinic={profile.name ?? ''}
            onBack={back}
            onNext={() => setStep(3)}
          />
        )}
        {step === 3 && <ReadyStep onBack={back} />}
      </main>
    </div>
  );
}

/** The PC knows its time zone; the clerk only confirms it. */
function guessed(): Partial<ClinicProfile> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZones.some((zone) => zone.value === timeZone) ? { timeZone } : {};
}

function StepList({ step }: { step: number }) {
  return (
    <aside className={css.aside}>
      <p className={css.product}>ROI Desk</p>
      <p className={css.dimmed}>
        Setting up takes about three minutes. Everything stays on this PC.
      </p>
      <ol className={css.steps}>
        {titles.map((title, at) => (
          <li
            key={title}
            aria-current={at === step ? 'step' : undefined}
            data-done={at < step || undefined}
          >
            {title}
          </li>
        ))}
      </ol>
    </aside>
  );
}
