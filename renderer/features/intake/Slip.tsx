import type { RequestView } from '../../../shared/contract/request';
import type { ClinicProfile } from '../../../shared/domain/clinic/slice';
import { longDate } from '../../app/ui/dates';

/** What a walk-in takes home. It names the request, not what is in the records. */
export function Slip(props: { view: RequestView; clinic: ClinicProfile; due: string }) {
  const { view, clinic, due } = props;
  const { form, number } = view.request.intake;
  return (
    <>
      <h1>{clinic.name}</h1>
      <p>Your request for medical records</p>
      <p style={{ fontSize: '28px', fontWeight: 600 }}>{number}</p>
      <p>Received {longDate(form.receivedOn)}.</p>
      <p>{due}</p>
      <p>
        {form.delivery === 'pick-up'
          ? 'We call you when the records are ready. Please bring a photo ID to pick them up.'
          : 'We send the records as you asked.'}
      </p>
      <p>Questions? Call {clinic.phone} and give the number above.</p>
      <p>{clinic.address}</p>
    </>
  );
}
