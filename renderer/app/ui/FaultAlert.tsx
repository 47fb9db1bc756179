import { CircleAlert, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Fault } from '../../../shared/domain/base/fault';
import css from './ui.module.css';

interface FaultAlertProps {
  fault: Fault | undefined;
  onClose?: () => void;
  /** The button that clears it, where there is one. */
  action?: ReactNode;
}

/** A refusal in words, spoken and focused where it appears. */
export function FaultAlert({ fault, onClose, action }: FaultAlertProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) box.current?.focus();
  }, [fault]);
  if (!fault) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={css.fault}>
      <CircleAlert size={18} aria-hidden />
      <div className={css.faultText}>
        {fault.message}
        {action}
      </div>
      {onClose && (
        <button
          type="button"
          className={css.iconButton}
          aria-label="Close this message"
          onClick={onClose}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}
