extension Templates {
  static let standardStyle = """
    :root {
      color-scheme: light dark;
      --ground: #fbfaf8; --raised: #fff; --ink: #1d1c1a; --soft: #5d5a55; --line: #e2ded8; --link: #0b57a4; --mark: #b3261e;
      font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      overflow-wrap: anywhere;
    }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #161718; --raised: #1f2123; --ink: #e8e6e3; --soft: #a9a5a0; --line: #35373a; --link: #8ab8ff; --mark: #ff8a80; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
    ul { list-style: none; margin: 0; padding: 0; }
    .skip { position: absolute; inset-inline-start: -99em; }
    .skip:focus { inset-inline-start: 1rem; inset-block-start: .5rem; background: var(--raised); padding: .5rem 1rem; }
    .top, .page, footer { max-width: 70rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
    .top { padding-block: clamp(1.5rem, 5vw, 3rem) 1rem; }
    h1 { margin: 0; font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; }
    .subtitle { margin: .5rem 0 0; color: var(--soft); font-size: 1.1rem; max-width: 45rem; }
    .feeds { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: 1rem; }
    .feeds a { display: inline-block; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 99px;
      background: var(--raised); text-decoration: none; font-size: .9rem; }
    .feeds a:hover { border-color: var(--link); }
    .page { display: grid; gap: 0 3rem; }
    .sources { border-block-start: 1px solid var(--line); padding-block: 1.5rem; }
    .sources h2 { margin: 0; font-size: 1rem; color: var(--soft); font-weight: 600; }
    .sources ul { margin-block-start: .5rem; font-size: .95rem; }
    .sources li { display: flex; justify-content: space-between; gap: .5rem; padding-block: .25rem; }
    .sources a { text-decoration: none; }
    .sources a:hover { text-decoration: underline; }
    .filtered { display: none; margin: 1rem 0 0; }
    main:has(> span:target) .filtered { display: block; }
    .count { color: var(--soft); font-size: .85em; font-variant-numeric: tabular-nums; }
    .sources .count { flex: none; }
    .day > h2 { position: sticky; inset-block-start: 0; z-index: 1; margin: 1.5rem 0 0; padding-block: .6rem;
      background: var(--ground); border-block-end: 1px solid var(--line); font-size: 1rem; font-weight: 600; color: var(--soft); }
    .entry { display: flex; flex-direction: row-reverse; gap: 1.5rem; padding-block: 1.1rem; border-block-end: 1px solid var(--line); }
    .text { flex: 1; min-width: 0; }
    .entry:last-child { border-block-end: 0; }
    .entry h3 { margin: 0; font-size: 1.2rem; line-height: 1.3; font-weight: 650; text-wrap: pretty; }
    .entry h3 a { color: inherit; text-decoration: none; }
    .entry h3 a:hover { color: var(--link); text-decoration: underline; }
    .entry h3 a:visited { color: var(--soft); }
    .entry img { width: 9rem; height: auto; aspect-ratio: 3 / 2; object-fit: cover; border-radius: 6px; margin-block-start: .2rem;
      align-self: flex-start; background: var(--line); }
    .meta, .summary, .also { margin: .35rem 0 0; }
    .meta { display: flex; flex-wrap: wrap; gap: 0 .9rem; color: var(--soft); font-size: .9rem; }
    .meta .site { color: var(--mark); font-weight: 600; text-decoration: none; }
    .meta a.site:hover { text-decoration: underline; }
    .meta time { font-variant-numeric: tabular-nums; }
    .summary { max-width: 45rem; }
    .files, .also { font-size: .9rem; color: var(--soft); }
    .files { margin-block-start: .35rem; }
    .also a { margin-inline-end: .5rem; }
    .empty { padding-block: 3rem; color: var(--soft); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .95rem; }
    th, td { padding: .6rem 1rem .6rem 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
    thead th { color: var(--soft); font-size: .85rem; }
    tbody th { font-weight: 600; }
    th, td { overflow-wrap: anywhere; }
    td time { white-space: nowrap; }
    .feed { font-weight: 400; font-size: .85rem; color: var(--soft); }
    .failing, .gone { color: var(--mark); font-weight: 600; }
    footer { padding-block: 2rem 3rem; color: var(--soft); font-size: .85rem; }
    footer p { margin: 0; }
    @media (min-width: 60rem) {
      .page { grid-template-columns: minmax(0, 1fr) 15rem; align-items: start; }
      .sources { grid-column: 2; grid-row: 1; position: sticky; inset-block-start: 0; max-height: 100vh; overflow: auto;
        border: 0; padding-block: 2.1rem; }
      .jump { display: none; }
      main { grid-column: 1; grid-row: 1; }
    }
    @media (max-width: 36rem) {
      .entry { display: flow-root; }
      .entry img { float: inline-end; width: 6rem; margin-block: .2rem .4rem; margin-inline-start: .9rem; }
      .entry h3 { font-size: 1.1rem; }
      thead { display: none; }
      tr, tbody th, td { display: block; }
      tr { padding-block: .75rem; border-block-end: 1px solid var(--line); }
      tbody th, td { padding: 0; border: 0; }
    }
    @media print {
      :root { color-scheme: light; --ground: #fff; --ink: #000; --soft: #444; --link: #000; --mark: #000; }
      .feeds, .sources, .skip, .entry img { display: none; }
      .day > h2 { position: static; }
      .entry { break-inside: avoid; }
      .entry h3 a[href]::after { content: " (" attr(href) ")"; font-size: .75em; font-weight: 400; color: var(--soft); }
    }

    """
}
