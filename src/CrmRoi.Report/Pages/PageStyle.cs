namespace CrmRoi.Report;

/// <summary>The style of the page: one palette, one font, for desktops, phones and paper.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { --ink: #1f2933; --soft: #52606d; --line: #e4e7eb; --before: #9aa5b1; --after: #1f6feb; --good: #11734b; --bad: #b42318; color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #f5f7fa; color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1040px; margin: 0 auto; padding: 40px 20px; }
        header { margin-bottom: 24px; }
        h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; }
        h2 { margin: 0 0 4px; font-size: 20px; }
        p { margin: 0 0 16px; color: var(--soft); max-width: 75ch; }
        .kicker { margin: 0 0 4px; font-size: 13px; text-transform: uppercase; letter-spacing: 0.08em; }
        section { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 28px 32px; margin-bottom: 20px; break-inside: avoid; }
        .headline { display: flex; align-items: baseline; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 20px; font-size: 20px; }
        .headline strong { font-size: min(60px, 120vw / var(--length)); line-height: 1; letter-spacing: -0.03em; }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; margin: 0 0 20px; }
        dl div { border-top: 2px solid var(--line); padding-top: 8px; }
        dt { color: var(--soft); font-size: 14px; }
        dd { margin: 0; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .answer p { margin: 0 0 12px; }
        .answer .verdict { color: var(--ink); font-size: 18px; }
        .below { margin: 14px 0 0; }
        .scope { margin: 6px 0 0; }
        h3 { margin: 16px 0 6px; font-size: 15px; }
        .notes { border-top: 1px solid var(--line); }
        .notes li { margin-bottom: 4px; }
        ul { margin: 0; padding-left: 20px; color: var(--soft); max-width: 75ch; }
        table { width: 100%; border-collapse: collapse; font-size: 15px; font-variant-numeric: tabular-nums; }
        th, td { padding: 7px 0 7px 14px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; }
        thead th { color: var(--soft); font-size: 13px; }
        tbody tr:last-child > *, tfoot tr > * { border-bottom: 0; }
        tfoot tr > * { border-top: 2px solid var(--line); font-weight: 600; }
        .scroll { overflow-x: auto; }
        .scroll thead th { white-space: normal; vertical-align: bottom; }
        .scroll thead th:not(:first-child) { min-width: 5em; }
        svg { display: block; width: 100%; height: auto; margin: 8px 0 12px; font-family: inherit; }
        svg.narrow { display: none; }
        .legend { color: var(--ink); font-weight: 600; white-space: nowrap; }
        .legend::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.35em; border-radius: 2px; background: var(--color); }
        .legend.before { --color: var(--before); }
        .legend.after { --color: var(--after); }
        footer { padding: 4px 0 20px; color: var(--soft); font-size: 14px; }
        @media (max-width: 640px) {
          main { padding: 20px 10px; }
          header { padding: 0 6px; }
          section { padding: 20px 16px; }
          h1 { font-size: 24px; }
          .headline { font-size: 17px; }
          dl { grid-template-columns: 1fr 1fr; }
          table { font-size: 13px; }
          th, td { padding-left: 10px; }
          .scroll th:first-child { position: sticky; left: 0; background: #fff; }
          .changes thead { display: none; }
          .changes tr { display: grid; grid-template-columns: 1fr 1fr; padding: 8px 0; border-bottom: 1px solid var(--line); }
          .changes tr:last-child { border-bottom: 0; }
          .changes th, .changes td { border: 0; padding: 2px 0; text-align: left; white-space: normal; }
          .changes th { grid-column: 1 / -1; font-weight: 600; font-size: 15px; }
          .changes td:empty { display: none; }
          .changes td::before { content: attr(data-name) " "; color: var(--soft); }
          svg.wide { display: none; }
          svg.narrow { display: block; }
        }
        @media print {
          @page { size: A4; margin: 14mm 13mm; }
          body { background: #fff; font-size: 10pt; }
          main { max-width: none; padding: 0; }
          header { padding: 0; }
          section { border: 0; padding: 0 0 8pt; break-inside: auto; }
          h2, h3, p { break-after: avoid; }
          p, svg, dl, tr, li, .changes { break-inside: avoid; }
          dd { font-size: 14pt; }
          table { font-size: 8.5pt; }
          th, td { padding: 3pt 0 3pt 6pt; }
          thead th { font-size: 8pt; }
          .scroll { overflow: visible; }
          .scroll thead th:not(:first-child) { min-width: 0; }
          .changes thead { display: table-header-group; }
          tfoot { display: table-row-group; }
          footer { break-before: avoid; }
          svg.wide { display: block; }
          svg.narrow { display: none; }
        }
        """;
}
