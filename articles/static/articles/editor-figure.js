// A photo of the story in its text: one block that is taken, moved and deleted as a whole.
import { Document, Node } from "django-prose-editor/editor"
import { canPick, choosePhoto, line, photoOf, shown, told } from "desk/photo-picker"

// Between the other blocks and in none of them: the server keeps figures nowhere else.
export const StoryDocument = Document.extend({ content: "(block | picture)+" })

export const Figure = Node.create({
  // The editor's menu would take a node of the name "figure" for its own.
  name: "picture",
  group: "picture",
  atom: true,
  draggable: true,

  addAttributes() {
    return { photo: { default: null, parseHTML: (element) => element.dataset.photo } }
  },

  parseHTML() {
    return [{ tag: "figure[data-photo]" }]
  },

  // An element without anything in it, alone in its field, would be taken for an empty text.
  renderHTML({ node }) {
    return ["figure", { "data-photo": node.attrs.photo }, ["figcaption"]]
  },

  addStorage() {
    return { opened: new Set() }
  },

  onCreate() {
    for (const { photo } of figuresOf(this.editor.state.doc)) this.storage.opened.add(photo)
  },

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement("figure")
      dom.className = "text-figure"
      dom.dataset.photo = node.attrs.photo
      photoOf(node.attrs.photo).then((photo) => {
        if (photo) dom.replaceChildren(...shown(photo), ...notes(photo, this.storage))
        else dom.replaceChildren(line("photo-description", `№ ${node.attrs.photo}`))
      })
      return { dom, ignoreMutation: () => true }
    }
  },

  addMenuItems({ menu, buttons }) {
    if (!canPick) return
    menu.defineItem({
      name: "photo",
      groups: "photos",
      button: buttons.material("image", "photo"),
      command: (editor) => {
        choosePhoto().then((photo) => photo && insert(editor, String(photo.key)))
      },
    })
  },
})

// Where readers will see it, if not here.
function notes(photo, { opened }) {
  const isNew = !opened.has(String(photo.key))
  if (photo.role === "inline") return []
  if (photo.role) return [line("photo-warning", `${told.elsewhere} ${photo.place}`)]
  if (isNew && told.mayPlace) return [line("photo-note", told.placed)]
  return [line("photo-warning", told.unplaced)]
}

function figuresOf(doc) {
  const found = []
  doc.forEach((node, at) => {
    if (node.type.name === "picture") found.push({ photo: node.attrs.photo, at })
  })
  return found
}

// After the paragraph in which the cursor stands; a photo that the text has already moves there.
function insert(editor, photo) {
  const { doc, selection, schema, tr } = editor.state
  const { $to } = selection
  const block = $to.depth ? $to.node(1) : null
  const isEmpty = block?.isTextblock && block.content.size === 0
  const [from, to] = !block
    ? [selection.to, selection.to]
    : [isEmpty ? $to.before(1) : $to.after(1), $to.after(1)]
  tr.replaceWith(from, to, schema.nodes.picture.create({ photo }))
  for (const old of figuresOf(doc).reverse()) {
    if (old.photo !== photo) continue
    const at = tr.mapping.map(old.at, -1)
    tr.delete(at, at + 1)
  }
  editor.view.dispatch(tr.scrollIntoView())
  const [{ at }] = figuresOf(editor.state.doc).filter((one) => one.photo === photo)
  editor.chain().focus().setNodeSelection(at).run()
}
