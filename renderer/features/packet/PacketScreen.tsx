import { Button, Checkbox } from '@mantine/core';
import { PackageOpen } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { RequestView } from '../../../shared/contract/request';
import { packetOptionsSchema, type PacketOptions } from '../../../shared/domain/packet/slice';
import { useDesk } from '../../app/desk/deskContext';
import { useRequest, type RequestHandle } from '../../app/desk/useRequest';
import { PacketViewer } from '../../app/page/PacketViewer';
import { requestPath } from '../../app/paths';
import { EmptyState } from '../../app/ui/EmptyState';
import { FaultAlert } from '../../app/ui/FaultAlert';
import { ProgressLine } from '../../app/ui/ProgressLine';
import { RequestFrame } from '../../app/ui/RequestFrame';
import { useShortcuts } from '../../app/ui/shortcuts';
import css from '../../app/ui/station.module.css';
import own from './packet.module.css';
import { PacketFacts } from './PacketFacts';
import { StillShowing } from './StillShowing';

const optionTexts: readonly {
  readonly key: keyof PacketOptions;
  readonly label: string;
  readonly hint: string;
}[] = [
  {
    key: 'watermark',
    label: 'Watermark on every record page',
    hint: 'Light, so that a fax stays readable.',
  },
  {
    key: 'includeRequestCopy',
    label: 'Copy of the request',
    hint: 'Only back to the third party who sent it. Where the patient asks, none goes along.',
  },
  {
    key: 'includeManifest',
    label: 'List of pages',
    hint: 'Which documents are enclosed, and where.',
  },
  {
    key: 'searchable',
    label: 'Searchable words on covered pages',
    hint: 'For search and screen readers. Covered words are never among them. Adds about 5 seconds for each covered page.',
  },
  {
    key: 'isPart',
    label: 'This is a part; the rest comes later',
    hint: 'The request stays open. What is sent now is not sent again.',
  },
];

/** The real PDF, built and proved, before anybody certifies or sends it. */
export function PacketScreen() {
  const { requestId = '' } = useParams();
  const request = useRequest(requestId);
  const [building, setBuilding] = useState(false);
  const { view } = request;

  const { call } = useDesk();
  const [stopped, setStopped] = useState('');

  const build = async () => {
    setBuilding(true);
    setStopped('');
    const reply = await request.run('packet.build', { requestId });
    setBuilding(false);
    if (reply.ok || reply.fault.code !== 'stopped') return;
    // The clerk asked for it: no alarm.
    request.clearFault();
    setStopped(reply.fault.message);
  };
  const stop = () => void call('packet.stop', { requestId });
  useShortcuts({ Escape: () => building && stop() }, 'over-fields');

  return (
    <RequestFrame
      requestId={requestId}
      view={view}
      step="packet"
      title="Packet"
      fill
      footer={
        view && (
          <Footer
            view={view}
            building={building}
            said={stopped}
            onBuild={() => void build()}
            onStop={stop}
          />
        )
      }
    >
      {view && <Body request={request} view={view} building={building} />}
    </RequestFrame>
  );
}

function Body(props: { request: RequestHandle; view: RequestView; building: boolean }) {
  const { request, view } = props;
  const build = view.request.packet?.build;
  return (
    <div className={css.split}>
      <div className={css.side}>
        <FaultAlert fault={request.fault} onClose={request.clearFault} />
        <StillShowing view={view} />
        <Options request={request} view={view} disabled={props.building} />
        {build && <PacketFacts build={build} current={view.packetIsCurrent} proof={view.proof} />}
      </div>
      <div className={css.main}>
        {build ? (
          <PacketViewer requestId={view.request.id} build={build} />
        ) : (
          <EmptyState icon={PackageOpen} title="No packet yet">
            Build it to see every page exactly as it will leave.
          </EmptyState>
        )}
      </div>
    </div>
  );
}

function Options(props: { request: RequestHandle; view: RequestView; disabled: boolean }) {
  const { request, view } = props;
  const options = view.request.packet?.options ?? packetOptionsSchema.parse({});
  const set = (key: keyof PacketOptions, on: boolean) =>
    void request.run('packet.setOptions', {
      requestId: view.request.id,
      options: { ...options, [key]: on },
    });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} disabled={props.disabled}>
      <legend>
        <h2>What goes in</h2>
      </legend>
      {optionTexts.map(({ key, label, hint }) => (
        <Checkbox
          key={key}
          mt="sm"
          label={label}
          description={hint}
          checked={options[key] ?? false}
          onChange={(event) => set(key, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

interface FooterProps {
  readonly view: RequestView;
  readonly building: boolean;
  /** What came of the last build, where it was stopped. */
  readonly said: string;
  readonly onBuild: () => void;
  readonly onStop: () => void;
}

function Footer(props: FooterProps) {
  const { view, said } = props;
  const buildButton = useRef<HTMLButtonElement>(null);
  // Only once it can be pressed again can it be focused.
  useEffect(() => {
    if (said !== '') buildButton.current?.focus();
  }, [said]);
  const navigate = useNavigate();
  const onward = view.packetIsCurrent;
  return (
    <>
      <p role="status" className={own.said}>
        {said}
      </p>
      {props.building && (
        <>
          <ProgressLine task="packet" label="Building and proving the packet" />
          <Button variant="default" aria-keyshortcuts="Escape" onClick={props.onStop}>
            Stop
          </Button>
        </>
      )}
      <Button
        ref={buildButton}
        variant={onward ? 'default' : 'filled'}
        loading={props.building}
        onClick={props.onBuild}
      >
        {view.request.packet?.build ? 'Build it again' : 'Build the packet'}
      </Button>
      {onward && (
        <Button
          disabled={props.building}
          onClick={() => void navigate(requestPath(view.request.id, 'qc'))}
        >
          On to QC
        </Button>
      )}
    </>
  );
}
