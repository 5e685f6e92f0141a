#include "ui/coding/code_workspace.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/code_tree.h"
#include "ui/coding/codebook_pane.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/comment_box.h"
#include "ui/coding/find_bar.h"
#include "ui/coding/memo_desk.h"
#include "ui/coding/name_picker.h"
#include "ui/coding/passage_page.h"
#include "ui/coding/pin_bar.h"
#include "ui/coding/place_list.h"
#include "ui/coding/quick_code.h"
#include "ui/coding/search_page.h"
#include "ui/coding/source_pane.h"
#include "ui/coding/split_page.h"
#include "ui/coding/text_gestures.h"
#include "ui/coding/text_page.h"
#include "ui/coding/text_view.h"
#include "ui/coding/turn_gestures.h"
#include "ui/coding/weight_box.h"
#include "ui/memos/memo_page.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/navigator.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/transcript/import_transcripts_dialog.h"
#include "ui/widgets/empty_place.h"
#include <QAction>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QIODevice>
#include <QKeyEvent>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

bool isNewCode(const QKeyEvent& key) { return key.key() == Qt::Key_N && key.modifiers() == Qt::ControlModifier; }

QStringList readableFiles(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

/// The sources with the codings that `seen` may see; an invalid one: with all.
std::vector<Source> sourcesAsSeen(const Read& db, CoderId seen)
{
    auto all = sources::all(db);
    if (!seen.isValid())
        return all;
    const auto counts = codings::countsBySource(db, seen);
    for (auto& source : all) {
        const auto count = counts.find(source.id);
        source.codings = count == counts.end() ? 0 : count->second;
    }
    return all;
}

} // namespace

CodeWorkspace::CodeWorkspace(Session& session, QWidget* parent)
    : Workspace(session, parent)
    , m_acts(new CodingActs(session, this))
    , m_splitter(named(new QSplitter, "codeSplitter", tr("Sources, text and codebook")))
    , m_quick(new QuickCode(this))
    , m_sources(new SourcePane(session))
    , m_middle(new QStackedWidget)
    , m_text(new TextPage(session))
    , m_passages(new PassagePage(session, *m_acts, *m_quick))
    , m_search(new SearchPage(session))
    , m_split(new SplitPage(session, *m_acts, *m_quick))
    , m_pins(new PinBar(*m_acts, !session.project().isReadOnly()))
    , m_comments(new CommentBox(this))
    , m_memos(new MemoDesk(session, *m_text, this))
    , m_weights(new WeightBox(this))
{
    setObjectName(QStringLiteral("codeWorkspace"));
    setAcceptDrops(!session.project().isReadOnly());
    m_codebook = new CodebookPane(session, *m_acts, *m_quick);
    m_gestures = new TextGestures(session, *m_text, *m_acts, *m_quick, *m_comments, *m_weights, this);
    m_turns = new TurnGestures(session, *m_text, *new NamePicker(this), this);
    build();
    addCommands();
    connectParts();
    load();
}

CodeWorkspace::~CodeWorkspace()
{
    m_codebook->commit();
    m_memos->commit();
    session().project().disconnect(this);
}

void CodeWorkspace::build()
{
    auto* empty =
        new EmptyPlace(tr("Here interviews, focus groups and documents are read and coded. Bring your transcripts in: text, Markdown "
                          "or Word files. Drop them here, or choose them."),
                       session().project().isReadOnly() ? QString() : tr("Import transcripts…"), "emptyImport");
    connect(empty, &EmptyPlace::wanted, this, [this] { importTranscripts({}); });
    m_empty = empty;
    m_middle->addWidget(m_text);
    m_middle->addWidget(m_passages);
    m_middle->addWidget(m_search);
    m_middle->addWidget(&m_memos->page());
    m_middle->addWidget(m_split);
    m_text->addBar(m_pins);
    m_middle->addWidget(m_empty);
    m_splitter->addWidget(m_sources);
    m_splitter->addWidget(m_middle);
    m_splitter->addWidget(m_codebook);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setChildrenCollapsible(false);
    const int character = fontMetrics().averageCharWidth();
    m_sources->setMinimumWidth(character * 22);
    m_codebook->setMinimumWidth(character * 24);
    m_middle->setMinimumWidth(character * 38);
    m_splitter->setSizes({character * 38, character * 110, character * 38});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_splitter);
    setFocusProxy(&m_text->view());
}

QAction* CodeWorkspace::command(const char* name, const char* iconName, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_commands << action;
    return action;
}

void CodeWorkspace::addCommands()
{
    const bool writable = !session().project().isReadOnly();
    auto* import = command("importTranscripts", "document-import", tr("Import transcripts…"), {});
    import->setEnabled(writable);
    connect(import, &QAction::triggered, this, [this] { importTranscripts({}); });
    auto* newCode = command("addCode", "tag-new", tr("New code…"), {});
    newCode->setEnabled(writable);
    connect(newCode, &QAction::triggered, this, [this] { m_codebook->askForNew({}); });
    connect(command("findInText", "edit-find", tr("Find in this text…"), QKeySequence(QStringLiteral("Ctrl+F"))), &QAction::triggered, this,
            &CodeWorkspace::find);
    connect(command("searchSources", "edit-find", tr("Search in all sources…"), QKeySequence(QStringLiteral("Ctrl+Shift+F"))),
            &QAction::triggered, this, &CodeWorkspace::searchEverywhere);
    connect(command("showMemos", "note", tr("Memos"), {}), &QAction::triggered, m_memos, &MemoDesk::showAll);
    auto* passages = command("passagesOfCode", "view-list-text", tr("Passages of the chosen code"), {});
    connect(passages, &QAction::triggered, this, [this] { showPassages(m_codebook->current()); });
}

void CodeWorkspace::connectParts()
{
    connect(&session().project(), &Project::changed, this, &CodeWorkspace::take);
    connect(m_sources, &SourcePane::chosen, this, [this](SourceId id) {
        openSource(id);
        session().navigator().note({Place::Workspace::Code, Entity::Source, id.value(), {}});
    });
    connect(m_sources, &SourcePane::importWanted, this, [this] { importTranscripts({}); });
    connect(m_codebook, &CodebookPane::passagesWanted, this, [this](CodeId code) {
        if (code.isValid())
            session().navigator().go({Place::Workspace::Code, Entity::Code, code.value(), {}});
        showPassages(code);
    });
    connect(m_codebook, &CodebookPane::codeSelectionWanted, this, [this](CodeId code) { m_gestures->codeSelection({code, {}}); });
    connect(m_codebook, &CodebookPane::onlyWanted, this, [this](CodeId code) {
        showText();
        m_text->showOnlyCode(code);
    });
    connect(m_gestures, &TextGestures::menuOpening, m_turns, &TurnGestures::addTo);
    connect(m_codebook, &CodebookPane::splitWanted, this, &CodeWorkspace::splitCode);
    connect(m_passages, &PassagePage::splitWanted, this, &CodeWorkspace::splitCode);
    connect(m_split, &SplitPage::left, this, &CodeWorkspace::showText);
    connect(m_split, &SplitPage::placeWanted, this, [this](CodingId coding) {
        session().navigator().go({Place::Workspace::Code, Entity::Coding, coding.value(), {}});
    });
    connect(m_pins, &PinBar::chosen, this, [this](CodeId code) { m_gestures->codeSelection({code, {}}); });
    connect(&session(), &Session::coderChanged, this, [this] {
        if (seenCoder(session()) != m_seen)
            take(Changes::everything());
    });
    connect(m_gestures, &TextGestures::codeShown, this, [this](CodeId code) { m_codebook->setCurrent(code); });
    connect(m_gestures, &TextGestures::memoWanted, m_memos, &MemoDesk::writeOnSelection);
    connect(m_memos, &MemoDesk::pageWanted, this, [this] { m_middle->setCurrentWidget(&m_memos->page()); });
    connect(m_memos, &MemoDesk::left, this, &CodeWorkspace::showText);
    connect(m_sources, &SourcePane::memosWanted, this, [this](SourceId id) { m_memos->showOn(MemoSubject::Source, id.value()); });
    connect(m_codebook, &CodebookPane::memosWanted, this, [this](CodeId id) { m_memos->showOn(MemoSubject::Code, id.value()); });
    connect(m_passages, &PassagePage::chosen, this, &CodeWorkspace::goTo);
    connect(m_passages, &PassagePage::left, this, &CodeWorkspace::showText);
    connect(m_search, &SearchPage::chosen, this, &CodeWorkspace::goTo);
    connect(m_search, &SearchPage::left, this, &CodeWorkspace::showText);
    connect(m_search, &SearchPage::codeAllWanted, this,
            [this](const std::vector<PassageToCode>& passages) { m_gestures->askToCodeAll(passages, m_search->besideField()); });
    auto& bar = m_text->findBar();
    connect(&bar, &FindBar::allSourcesWanted, this, &CodeWorkspace::searchEverywhere);
    connect(&bar, &FindBar::codeAllWanted, this, [this, &bar] {
        std::vector<PassageToCode> passages;
        for (const auto& hit : bar.hits())
            passages.push_back({m_text->source()->source.id, hit});
        m_gestures->askToCodeAll(passages, {bar.mapToGlobal(QPoint(0, 0)), bar.size()});
    });
}

void CodeWorkspace::load()
{
    take(Changes::everything());
    if (!m_text->source() && !m_sources->sources().empty())
        openSource(m_sources->sources().front().id);
}

void CodeWorkspace::take(const Changes& changes)
{
    const auto& project = session().project();
    m_seen = seenCoder(session());
    if (changes.touchesAny(Entity::Code, Entity::Coding, Entity::Coder)) {
        if (const auto codes = project.read([this](const Read& db) { return codebook::all(db, m_seen); })) {
            m_text->setCodes(*codes);
            m_passages->setCodes(*codes);
            m_split->setCodes(*codes);
            m_pins->setCodes(*codes);
            m_codebook->setCodes(*codes);
            m_gestures->showPins();
        }
    } else if (changes.touches(Entity::Memo)) {
        m_codebook->setCodes(std::vector<Code>(m_codebook->codes()));
    }
    m_text->refresh(changes);
    if (changes.touchesAny(Entity::Source, Entity::Coding, Entity::Coder))
        if (const auto sources = project.read([this](const Read& db) { return sourcesAsSeen(db, m_seen); }))
            m_sources->setSources(*sources);
    if (!m_text->source() && !m_sources->sources().empty())
        openSource(m_sources->sources().front().id);
    const bool nothing = m_sources->sources().empty();
    if (m_middle->currentWidget() == (nothing ? static_cast<QWidget*>(m_text) : m_empty))
        m_middle->setCurrentWidget(nothing ? m_empty : static_cast<QWidget*>(m_text));
    m_passages->refresh(changes);
    m_search->refresh(changes);
    m_memos->refresh(changes);
    m_split->refresh(changes);
}

void CodeWorkspace::openSource(SourceId id)
{
    m_text->open(id);
    m_sources->setCurrent(id);
    m_middle->setCurrentWidget(m_text);
}

void CodeWorkspace::showText()
{
    m_middle->setCurrentWidget(m_sources->sources().empty() ? m_empty : static_cast<QWidget*>(m_text));
    m_text->view().setFocus();
}

void CodeWorkspace::showPassages(CodeId code)
{
    if (!code.isValid())
        return;
    m_codebook->setCurrent(code);
    m_middle->setCurrentWidget(m_passages);
    m_passages->show(code);
}

void CodeWorkspace::splitCode(CodeId code)
{
    if (!code.isValid() || session().project().isReadOnly())
        return;
    m_codebook->setCurrent(code);
    m_middle->setCurrentWidget(m_split);
    m_split->show(code);
}

void CodeWorkspace::goTo(const PlaceRow& row)
{
    const Place place{Place::Workspace::Code, Entity::Source, row.source.value(), row.span};
    session().navigator().note(place);
    reveal(place);
    if (row.coding.isValid())
        m_text->view().selectMark(row.coding);
}

void CodeWorkspace::reveal(const Place& place)
{
    if (m_memos->reveal(place))
        return;
    if (place.entity == Entity::Code) {
        showPassages(CodeId(place.id));
        return;
    }
    if (place.entity == Entity::Coding) {
        const auto coding = session().project().read([&](const Read& db) { return codings::byId(db, CodingId(place.id)); });
        if (coding) {
            openSource(coding->source);
            m_text->show(coding->span);
            m_text->view().selectMark(coding->id);
        }
        return;
    }
    if (place.entity != Entity::Source || !m_sources->find(SourceId(place.id)))
        return;
    openSource(SourceId(place.id));
    if (place.span)
        m_text->show(*place.span);
    m_text->view().setFocus();
}

QList<QAction*> CodeWorkspace::commands() const
{
    auto all = m_commands + m_turns->actions();
    for (auto* action : m_gestures->actions())
        if (action->isVisible())
            all << action;
    return all;
}

QString CodeWorkspace::selectedWords() const
{
    const auto words = m_text->view().textCursor().selectedText();
    return words.contains(QChar::ParagraphSeparator) || words.size() > 80 ? QString() : words;
}

void CodeWorkspace::find()
{
    showText();
    m_text->findBar().start(selectedWords());
}

void CodeWorkspace::searchEverywhere()
{
    m_middle->setCurrentWidget(m_search);
    m_search->start(selectedWords());
}

void CodeWorkspace::importTranscripts(const QStringList& files)
{
    if (session().project().isReadOnly())
        return;
    if (files.isEmpty()) {
        auto* chooser = ImportTranscriptsDialog::fileChooser(this);
        connect(chooser, &QFileDialog::filesSelected, this, &CodeWorkspace::importTranscripts);
        chooser->open();
        return;
    }
    auto* dialog = new ImportTranscriptsDialog(session(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportTranscriptsDialog::imported, this, [this](SourceId first) {
        openSource(first);
        session().navigator().note({Place::Workspace::Code, Entity::Source, first.value(), {}});
    });
    dialog->show();
    dialog->addFiles(files);
}

QByteArray CodeWorkspace::saveLayout() const
{
    QByteArray layout;
    QDataStream out(&layout, QIODevice::WriteOnly);
    out << m_splitter->saveState() << m_codebook->splitter().saveState();
    return layout;
}

void CodeWorkspace::restoreLayout(const QByteArray& layout)
{
    QByteArray across;
    QByteArray down;
    QDataStream in(layout);
    in >> across >> down;
    m_splitter->restoreState(across);
    m_codebook->splitter().restoreState(down);
}

bool CodeWorkspace::event(QEvent* event)
{
    // Ctrl+N makes a new study elsewhere in the window; here it is a new code.
    if (event->type() == QEvent::ShortcutOverride && isNewCode(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return Workspace::event(event);
}

void CodeWorkspace::keyPressEvent(QKeyEvent* event)
{
    if (isNewCode(*event))
        m_codebook->askForNew({});
    else
        Workspace::keyPressEvent(event);
}

void CodeWorkspace::dragEnterEvent(QDragEnterEvent* event)
{
    if (!readableFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CodeWorkspace::dropEvent(QDropEvent* event)
{
    const auto files = readableFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    importTranscripts(files);
}

} // namespace counterpoint::ui
