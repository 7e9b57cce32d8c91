// The admin's fields for looking something up (select2) have no name of their own: they get their
// label's. Without this they can be used, but nobody who listens is told what they are for.
const named = (select) => {
  const label = select.labels[0];
  const field = select.nextElementSibling;
  if (!label || !field?.classList.contains("select2")) return;
  label.id ||= `label-${select.id || select.name}`;
  const shown = field.querySelector(".select2-selection__rendered");
  const parts = [label.id, shown.id].filter(Boolean).join(" ");
  field.querySelector("[role=combobox]").setAttribute("aria-labelledby", parts);
  for (const part of field.querySelectorAll("[role=textbox], [role=searchbox]")) {
    part.setAttribute("aria-labelledby", label.id);
  }
};

const nameAll = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) named(select);
};

// The admin makes them when the page is ready, before whoever asks for that moment later; and
// their search field whenever one opens.
const $ = window.django?.jQuery;
$?.(nameAll);
$?.(document).on("select2:open", (event) => {
  nameAll();
  const search = document.querySelector(".select2-container--open .select2-dropdown input");
  search?.setAttribute("aria-labelledby", event.target.labels[0]?.id ?? "");
});
