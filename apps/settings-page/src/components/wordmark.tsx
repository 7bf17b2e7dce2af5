/** The bridge: a road over an arch, between two banks. */
export function Wordmark() {
  return (
    <svg
      viewBox="0 0 30 26"
      height={26}
      aria-hidden
      fill="none"
      strokeWidth={2.4}
      strokeLinecap="round"
    >
      <path d="M2 9h26" stroke="#f2b655" />
      <path d="M3.5 21.5a11.5 11.5 0 0 1 23 0M8 9v5.2M22 9v5.2" stroke="currentColor" />
    </svg>
  );
}
