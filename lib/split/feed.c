#include "split/feed.h"

#include "split/htmlseg.h"

struct feed {
	const struct tab *tab;
	struct layout *lay;
	struct seg *seg;
	struct norm norm;
	struct doc *doc; /* the one that is read */
	bool verbose;
	struct htmlseg *html; /* NULL: no HTML has come */
};

struct feed *
feed_new(
    const struct tab *tab, struct layout *lay, struct seg *seg, unsigned flags)
{
	struct buf b = { 0 };
	struct feed *f;

	buf_grow(&b, sizeof(*f));
	f = (struct feed *)(void *)b.p;
	*f = (struct feed){ .tab = tab, .lay = lay, .seg = seg };
	f->norm.tab = tab;
	f->norm.flags = flags;
	return f;
}

/* Says what was recognised in the document. */
static void
tell_layout(struct feed *f)
{
	struct buf b = { 0 };

	if (!f->verbose)
		return;
	buf_span(&b, f->doc->id);
	buf_str(&b, f->doc->form == DOC_HTML ? ": HTML, " : ": ");
	layout_tell(f->lay, &b);
	diag(f->doc->src->diag, DIAG_LAYOUT, f->doc->src->name, 0, 0,
	    buf_view(&b));
	buf_free(&b);
}

/* Passes a line of text on. */
static void
text_line(struct feed *f, const struct line *l)
{
	struct norm *n = &f->norm;

	norm_text(n, l->text, l->no, 1);
	seg_line(f->seg,
	    (struct seg_text){ l->text, n->text, n->place, n->nplace, n->cut,
		n->ncut, l->no,
		(n->page ? LAY_PAGE : 0u) | (n->bold ? LAY_BOLD : 0u) });
}

/* Reads a document of HTML; in a submission, the lines up to its <TEXT> are
 * text. */
static void
html_document(struct feed *f)
{
	struct doc *d = f->doc;
	struct diag *diag = d->src->diag;
	struct line l;

	if (f->html == NULL)
		f->html = htmlseg_new(f->tab, f->lay, f->seg);
	htmlseg_learn(f->html, diag, d->src->name, doc_text(d->head));
	tell_layout(f);
	while (d->sgml && doc_line(d, &l)) {
		text_line(f, &l);
		if (doc_is_text_tag(l.text))
			break;
	}
	htmlseg_write(f->html, diag, d, &f->norm.seen);
}

/* Reads a document of text. */
static void
text_document(struct feed *f)
{
	struct line l;

	layout_detect(f->lay, f->doc->head);
	tell_layout(f);
	while (doc_line(f->doc, &l))
		text_line(f, &l);
}

void
feed_document(struct feed *f, struct doc *d, bool verbose)
{
	f->doc = d;
	f->verbose = verbose;
	f->norm.seen = (struct norm_seen){ 0 };
	f->norm.mark = (struct mark){ 0 };
	layout_begin(f->lay);
	seg_begin(f->seg, d->id);
	if (d->form == DOC_HTML)
		html_document(f);
	else
		text_document(f);
	seg_end(f->seg);
	norm_tell(&f->norm.seen, f->doc->src->diag, f->doc->src->name);
}

void
feed_free(struct feed *f)
{
	struct buf b;

	htmlseg_free(f->html);
	norm_free(&f->norm);
	b = (struct buf){ (char *)f, 0, 0 };
	buf_free(&b);
}
