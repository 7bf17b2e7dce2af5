/** The bridge: a road over an arch, between two banks. */
export function Wordmark({ compact = false }: { readonly compact?: boolean }) {
  return (
    <svg
      viewBox={compact ? '0 0 30 26' : '0 0 132 26'}
      height={26}
      role="img"
      aria-label="POS Bridge"
      fill="none"
      strokeWidth={2.4}
      strokeLinecap="round"
    >
      <path d="M2 9h26" stroke="#f2b655" />
      <path d="M3.5 21.5a11.5 11.5 0 0 1 23 0M8 9v5.2M22 9v5.2" stroke="currentColor" />
      {!compact && (
        <text
          x="38"
          y="18.5"
          fill="currentColor"
          fontSize="15.5"
          fontWeight="600"
          letterSpacing="-0.01em"
          fontFamily="var(--mantine-font-family)"
        >
          POS Bridge
        </text>
      )}
    </svg>
  );
}
