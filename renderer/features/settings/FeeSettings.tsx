import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { managingRoles } from '../../../shared/contract/verb';
import type { Fault } from '../../../shared/domain/base/fault';
import { dollars } from '../../../shared/domain/money/amounts';
import type { ClinicFees } from '../../../shared/domain/money/clinicFees';
import { useDesk } from '../../app/desk/deskContext';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { AmountField } from './AmountField';
import css from './settings.module.css';

/** What copying costs this clinic and how it charges; the law's own limits hold over all of it. */
export function FeeSettings() {
  const { call, session } = useDesk();
  const [fees, setFees] = useState<ClinicFees>();
  const [most, setMost] = useState(0);
  const [fault, setFault] = useState<Fault>();
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    void call('money.clinicFees', {}).then((reply) => {
      if (!reply.ok) {
        setFault(reply.fault);
        return;
      }
      setFees(reply.value.fees);
      setMost(reply.value.flatMaxCents);
    });
  }, [call]);
  if (!fees) return <FaultAlert fault={fault} />;
  const mayManage = session.state === 'open' && managingRoles.includes(session.user.role);
  const change = (part: Partial<ClinicFees>) => {
    setSaved(false);
    setFees({ ...fees, ...part });
  };
  const save = async () => {
    const reply = await call('money.setClinicFees', { fees });
    setFault(reply.ok ? undefined : reply.fault);
    setSaved(reply.ok);
  };
  return (
    <form
      className={css.narrow}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <FaultAlert fault={fault} />
      <PatientFees fees={fees} most={most} onChange={change} />
      <h2 className={css.heading}>Everybody</h2>
      <NativeSelect
        label="How are most records kept?"
        data={[
          { value: '', label: 'Asked for each request' },
          { value: 'electronic', label: 'Electronically' },
          { value: 'paper', label: 'On paper' },
          { value: 'hybrid', label: 'Part on paper, part electronically' },
          { value: 'microfilm', label: 'On microfilm' },
        ]}
        value={fees.recordSource}
        onChange={(event) =>
          change({ recordSource: event.currentTarget.value as ClinicFees['recordSource'] })
        }
      />
      <Checkbox
        label="Third parties pay before the copy goes out, where the law allows it"
        checked={fees.asksOthersFirst}
        onChange={(event) => change({ asksOthersFirst: event.currentTarget.checked })}
      />
      <Checkbox
        label="A patient’s attorney pays what the patient would (Florida physicians only)"
        checked={fees.attorneyIsPatient}
        onChange={(event) => change({ attorneyIsPatient: event.currentTarget.checked })}
      />
      <AmountField
        label="Sales tax on copies, percent"
        hint="Used only where the rules of the state add tax to a copy."
        unit="%"
        cents={fees.salesTaxBasisPoints}
        onChange={(salesTaxBasisPoints = 0) => change({ salesTaxBasisPoints })}
      />
      <Textarea
        label="How to pay, as it stands on an invoice"
        autosize
        minRows={2}
        value={fees.howToPay}
        onChange={(event) => change({ howToPay: event.currentTarget.value })}
      />
      <TextInput
        label="Tax number of the clinic"
        value={fees.taxId}
        onChange={(event) => change({ taxId: event.currentTarget.value })}
      />
      <div className={css.foot}>
        <span role="status">{saved ? 'Saved.' : ''}</span>
        <Button type="submit" disabled={!mayManage}>
          Save the fees
        </Button>
      </div>
      {!mayManage && (
        <p className={css.hint}>The privacy officer or an administrator can change this.</p>
      )}
    </form>
  );
}

interface PatientFeesProps {
  fees: ClinicFees;
  most: number;
  onChange: (part: Partial<ClinicFees>) => void;
}

function PatientFees({ fees, most, onChange }: PatientFeesProps) {
  return (
    <>
      <h2 className={css.heading}>Patients</h2>
      <Checkbox
        label="Charge patients for copies of their own record"
        description="Unless you choose this, their copies are free."
        checked={fees.chargesPatients}
        onChange={(event) => onChange({ chargesPatients: event.currentTarget.checked })}
      />
      {fees.chargesPatients && (
        <>
          <AmountField
            label="Flat fee for an electronic copy"
            hint={`At most ${dollars(most)}, with labor, supplies and postage in it. Empty: not used.`}
            cents={fees.flatCents}
            onChange={(flatCents) => onChange({ flatCents })}
          />
          <AmountField
            label="Average labor of an electronic copy"
            hint="From the clinic’s own schedule of costs. Empty: not used."
            cents={fees.averageElectronicCents}
            onChange={(averageElectronicCents) => onChange({ averageElectronicCents })}
          />
          <AmountField
            label="Average labor of a paper copy"
            cents={fees.averagePaperCents}
            onChange={(averagePaperCents) => onChange({ averagePaperCents })}
          />
          <AmountField
            label="Average labor for 100 pages of records kept on paper"
            hint="Nothing is charged by the page where records are kept electronically."
            cents={fees.averageMillsPerPage * 10}
            onChange={(cents = 0) => onChange({ averageMillsPerPage: Math.floor(cents / 10) })}
          />
          <Checkbox
            label="Patients pay before the copy goes out"
            description="It never holds a copy past the day the desk works to."
            checked={fees.asksPatientsFirst}
            onChange={(event) => onChange({ asksPatientsFirst: event.currentTarget.checked })}
          />
        </>
      )}
      <h2 className={css.heading}>What copying costs the clinic</h2>
      <AmountField
        label="Labor, an hour"
        cents={fees.laborCentsPerHour}
        onChange={(laborCentsPerHour) => onChange({ laborCentsPerHour })}
      />
      <AmountField
        label="Paper and toner for 100 pages"
        cents={fees.sheetMills * 10}
        onChange={(cents = 0) => onChange({ sheetMills: Math.floor(cents / 10) })}
      />
      <AmountField
        label="A disc"
        cents={fees.discCents}
        onChange={(discCents = 0) => onChange({ discCents })}
      />
      <AmountField
        label="A USB stick"
        cents={fees.usbCents}
        onChange={(usbCents = 0) => onChange({ usbCents })}
      />
    </>
  );
}
