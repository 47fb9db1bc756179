import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import css from './ui.module.css';

/** The h1 of a screen; takes the focus when the screen is entered, so that the keyboard starts there. */
export function ScreenHeading(props: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => heading.current?.focus({ preventScroll: true }), [pathname]);
  useEffect(() => {
    document.title = `${props.title} - ROI Desk`;
  }, [props.title]);
  return (
    <h1 ref={heading} tabIndex={-1} className={css.heading}>
      {props.title}
    </h1>
  );
}
