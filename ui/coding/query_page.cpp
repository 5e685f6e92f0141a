#include "ui/coding/query_page.h"
#include "core/project/project.h"
#include "core/report/passage_file.h"
#include "core/transcript/rewrite.h"
#include "ui/coding/blind.h"
#include "ui/coding/place_list.h"
#include "ui/coding/query_builder.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QAbstractItemView>
#include <QCompleter>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr qsizetype context = 120;
constexpr std::size_t mostRead = 5'000; ///< passages in the list; the counts and files are of all
constexpr int patience = 400; ///< ms without a key until what was typed is asked

QueryOptions optionsOf(const Session& session)
{
    QueryOptions options;
    options.counted = settings::participantsOnly() ? Counted::Participants : Counted::Everyone;
    options.seen = seenCoder(session);
    return options;
}

QString joined(std::initializer_list<QString> parts)
{
    QStringList filled;
    for (const auto& part : parts)
        if (!part.isEmpty() && !filled.contains(part))
            filled << part;
    return filled.join(QStringLiteral(" · "));
}

} // namespace

QueryPage::QueryPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_sentence(named(new QLineEdit, "querySentence", tr("Which passages")))
    , m_said(named(new QLabel, "queryCounts", tr("What was found")))
    , m_name(named(new QLineEdit, "querySetName", tr("Name of the set")))
    , m_save(named(new QToolButton, "querySave", tr("Keep as a set")))
    , m_sets(named(new QToolButton, "querySets", tr("Sets")))
    , m_export(named(new QToolButton, "queryExport", tr("Export the passages…")))
    , m_list(named(new PlaceList, "queryPassages", tr("Passages found")))
    , m_builder(new QueryBuilder)
    , m_builderArea(new QScrollArea)
    , m_build(named(new QToolButton, "queryBuild", tr("Put the query together by choosing")))
    , m_completer(new QCompleter(this))
    , m_words(new QStringListModel(this))
    , m_wait(new QTimer(this))
{
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(sentenceBar());
    buildBuilder();
    column->addWidget(m_builderArea);
    column->addLayout(setBar());
    column->addWidget(m_list, 1);
    m_wait->setSingleShot(true);
    m_wait->setInterval(patience);
    connect(m_wait, &QTimer::timeout, this, &QueryPage::ask);
    connect(m_list, &PlaceList::chosen, this, &QueryPage::chosen);
    m_list->setEditable(!m_session.project().isReadOnly());
    connect(m_list, &PlaceList::rewritten, this, &QueryPage::rewrite);
}

void QueryPage::buildBuilder()
{
    m_builderArea->setWidget(m_builder);
    m_builderArea->setWidgetResizable(true);
    m_builderArea->setFrameShape(QFrame::NoFrame);
    m_builderArea->setFocusPolicy(Qt::NoFocus);
    m_build->setIcon(icon("view-list-tree"));
    m_build->setToolTip(tr("Conditions to choose from, instead of typing the sentence"));
    m_build->setAutoRaise(true);
    m_build->setCheckable(true);
    m_build->setChecked(true);
    connect(m_build, &QToolButton::toggled, m_builderArea, &QWidget::setVisible);
    connect(m_sentence, &QLineEdit::textChanged, this, [this](const QString& sentence) {
        readVocabulary();
        m_builder->setSentence(sentence);
        fitBuilder();
    });
    connect(m_builder, &QueryBuilder::edited, this, [this](const QString& sentence) {
        m_sentence->setText(sentence);
        m_wait->start();
    });
    m_builder->installEventFilter(this);
}

/// As high as its conditions, but never more than half of the page.
void QueryPage::fitBuilder() { m_builderArea->setFixedHeight(std::min(m_builder->sizeHint().height(), std::max(height() / 2, 80))); }

void QueryPage::readVocabulary()
{
    if (m_knowsWords)
        return;
    auto words = m_session.project().read([](const Read& db) { return passage_query::vocabulary(db); });
    if (!words)
        return;
    m_vocabulary = std::move(*words);
    m_builder->setVocabulary(m_vocabulary);
    m_knowsWords = true;
}

void QueryPage::rewrite(const PlaceRow& row, const QString& text)
{
    const auto done = m_session.project().perform(tr("Edit a passage of “%1”").arg(row.where.section(QStringLiteral(" · "), 0, 0)),
                                                  [&](Edit& db) { return sources::rewrite(db, row.source, row.span, row.text, text); });
    if (m_session.notices().accept(done))
        m_session.notices().done(tr("Edited the passage in its text; codings stay with their words."));
}

QLayout* QueryPage::sentenceBar()
{
    auto* back = named(new QToolButton, "queryBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &QueryPage::left);
    m_sentence->setPlaceholderText(tr("codes:\"Trust\" and case.Role = \"carer\" and not coder:\"Ada\""));
    m_sentence->setClearButtonEnabled(true);
    m_sentence->setMaxLength(int(passage_query::longest));
    m_sentence->installEventFilter(this);
    m_completer->setModel(m_words);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(m_sentence);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &QueryPage::insert);
    connect(m_sentence, &QLineEdit::textEdited, this, [this] {
        m_wait->start();
        complete(false);
    });
    // While the list is there, keys come through it.
    connect(m_sentence, &QLineEdit::returnPressed, this, [this] {
        auto* list = m_completer->popup();
        if (list->isVisible() && !list->currentIndex().isValid()) {
            list->hide();
            ask();
        }
    });
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->addWidget(back);
    bar->addWidget(m_sentence, 1);
    bar->addWidget(m_build);
    return bar;
}

QLayout* QueryPage::setBar()
{
    const bool writable = !m_session.project().isReadOnly();
    m_name->setPlaceholderText(tr("Name of the set"));
    m_name->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_name->setEnabled(writable);
    m_save->setText(tr("Keep"));
    m_save->setToolTip(tr("Keep the sentence as a set: it finds what it finds whenever it is opened"));
    m_save->setEnabled(writable);
    m_sets->setText(tr("Sets"));
    m_sets->setPopupMode(QToolButton::InstantPopup);
    m_sets->setMenu(new QMenu(m_sets));
    m_export->setIcon(icon("document-export"));
    m_export->setToolTip(tr("Export the passages, as a table or to be read…"));
    for (auto* button : {m_save, m_sets, m_export}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    connect(m_sets->menu(), &QMenu::aboutToShow, this, &QueryPage::fillSets);
    connect(m_save, &QToolButton::clicked, this, &QueryPage::saveSet);
    connect(m_name, &QLineEdit::returnPressed, this, &QueryPage::saveSet);
    connect(m_export, &QToolButton::clicked, this, &QueryPage::askForExport);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_said, 1);
    bar->addWidget(m_name);
    bar->addWidget(m_save);
    bar->addWidget(m_sets);
    bar->addWidget(m_export);
    return bar;
}

void QueryPage::show(const QString& sentence)
{
    m_knowsWords = false;
    readVocabulary();
    if (!sentence.isEmpty())
        m_sentence->setText(sentence);
    fitBuilder();
    ask();
    if (sentence.isEmpty())
        m_sentence->setFocus();
    else
        m_list->setFocus();
}

void QueryPage::refresh(const Changes& changes)
{
    m_knowsWords = false;
    if (isVisible()
        && changes.touchesAny(Entity::Coding, Entity::Code, Entity::Source, Entity::Speaker, Entity::Case, Entity::Attribute, Entity::Coder,
                              Entity::Memo, Entity::Variable, Entity::Dataset))
        ask();
}

void QueryPage::ask()
{
    m_wait->stop();
    const int number = ++m_asked;
    const auto sentence = m_sentence->text().trimmed();
    if (sentence.isEmpty()) {
        m_list->setRows({});
        say(tr("Ask for passages by code, Case, speaker, source, answer …; Ctrl+Space shows what can be written."), false);
        return;
    }
    const auto query = [sentence, options = optionsOf(m_session)](const Read& db) {
        return passage_query::find(db, sentence, options).map([&](const QueryResult& result) {
            return Asked{retrieval::readAndCount(db, result.passages, context, mostRead), result.notes};
        });
    };
    readAside(m_session, this, tr("Find passages"), query, [this, number](Result<Asked> asked) {
        if (number != m_asked)
            return;
        if (asked)
            take(*asked);
        else
            say(asked.error().message, true);
    });
}

void QueryPage::take(const Asked& asked)
{
    std::vector<PlaceRow> rows;
    rows.reserve(asked.found.passages.size());
    for (const auto& passage : asked.found.passages) {
        const auto code = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& each) { return each.id == passage.code; });
        rows.push_back(
            {passage.source, passage.span, passage.id, joined({passage.sourceName, passage.speaker, passage.caseName}),
             joined({passage.codePath.section(u'/', -1), passage.coder, passage.weight ? tr("weight %1").arg(*passage.weight) : QString()}),
             passage.before, passage.text, passage.after, passage.comment, code == m_codes.end() ? QColor() : QColor(code->colour)});
    }
    const auto& counts = asked.found.counts;
    QStringList said{tr("%1, %2, %3, %4")
                         .arg(tr("%n passage(s)", nullptr, int(counts.passages)), tr("%n word(s)", nullptr, int(counts.words)),
                              tr("%n source(s)", nullptr, int(counts.sources)), tr("%n Case(s)", nullptr, int(counts.cases)))};
    if (counts.passages > qint64(rows.size()))
        said << tr("the first %n are listed", nullptr, int(rows.size()));
    say((said + asked.notes).join(QStringLiteral("; ")), false);
    m_list->setRows(std::move(rows));
}

void QueryPage::say(const QString& words, bool isWrong)
{
    m_said->setText(words);
    m_said->setForegroundRole(isWrong ? QPalette::WindowText : QPalette::PlaceholderText);
}

/// What could come next, unasked for, is only taken by Enter where a part of it is typed: else Enter asks.
void QueryPage::complete(bool isAskedFor)
{
    readVocabulary();
    const auto completion = passage_query::complete(m_sentence->text(), m_sentence->cursorPosition(), m_vocabulary);
    m_wordStart = completion.start;
    m_words->setStringList(completion.words);
    if (completion.words.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
    if (!isAskedFor && m_wordStart >= m_sentence->cursorPosition())
        m_completer->popup()->setCurrentIndex({});
}

void QueryPage::insert(const QString& word)
{
    auto text = m_sentence->text();
    const auto cursor = m_sentence->cursorPosition();
    text.replace(m_wordStart, std::max<qsizetype>(0, cursor - m_wordStart), word);
    m_sentence->setText(text);
    m_sentence->setCursorPosition(int(m_wordStart + word.size()));
    m_wait->start();
}

void QueryPage::fillSets()
{
    auto* menu = m_sets->menu();
    menu->clear();
    const auto sets = m_session.project().read([](const Read& db) { return saved_queries::all(db); });
    if (!m_session.notices().accept(sets))
        return;
    for (const auto& set : *sets) {
        auto* act = menu->addAction(set.name, this, [this, set] { show(set.sentence); });
        act->setToolTip(set.sentence);
    }
    if (sets->empty()) {
        menu->addAction(tr("No set is kept yet: name one and press Keep"))->setEnabled(false);
        return;
    }
    auto* remove = menu->addMenu(icon("edit-delete"), tr("&Delete a set"));
    remove->setEnabled(!m_session.project().isReadOnly());
    for (const auto& set : *sets)
        remove->addAction(set.name, this, [this, set] { removeSet(set); });
}

void QueryPage::saveSet()
{
    const auto name = m_name->text().trimmed();
    const auto sentence = m_sentence->text().trimmed();
    if (name.isEmpty()) {
        m_name->setFocus();
        return;
    }
    const auto done = m_session.project().perform(tr("Keep the set “%1”").arg(name), [&](Edit& db) -> Result<> {
        if (const auto known = saved_queries::byName(db, name); known)
            return saved_queries::setSentence(db, known->id, sentence);
        const auto added = saved_queries::add(db, name, sentence);
        return added ? Result<>() : fail(added);
    });
    if (!m_session.notices().accept(done))
        return;
    m_name->clear();
    m_session.notices().say(tr("Kept the set “%1”.").arg(name));
}

void QueryPage::removeSet(const SavedQuery& set)
{
    const auto done =
        m_session.project().perform(tr("Delete the set “%1”").arg(set.name), [&](Edit& db) { return saved_queries::remove(db, set.id); });
    if (m_session.notices().accept(done))
        m_session.notices().say(tr("Deleted the set “%1”.").arg(set.name));
}

void QueryPage::askForExport()
{
    if (m_sentence->text().trimmed().isEmpty())
        return;
    const QList<std::pair<QString, QString>> kinds{{tr("Spreadsheet (*.xlsx)"), QStringLiteral("xlsx")},
                                                   {tr("Comma-separated values (*.csv)"), QStringLiteral("csv")},
                                                   {tr("To be read, Word (*.docx)"), QStringLiteral("docx")}};
    QStringList filters;
    for (const auto& kind : kinds)
        filters << kind.first;
    auto* chooser = new QFileDialog(this, tr("Export the passages"), {}, filters.join(QStringLiteral(";;")));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("xlsx"));
    chooser->selectFile(tr("Passages.xlsx"));
    connect(chooser, &QFileDialog::filterSelected, chooser, [chooser, kinds](const QString& filter) {
        for (const auto& [words, suffix] : kinds)
            if (words == filter)
                chooser->setDefaultSuffix(suffix);
    });
    connect(chooser, &QFileDialog::fileSelected, this, &QueryPage::exportTo);
    chooser->open();
}

void QueryPage::exportTo(const QString& path)
{
    const auto write = [path, sentence = m_sentence->text().trimmed(), options = optionsOf(m_session)](const Read& db) {
        return passage_query::find(db, sentence, options).and_then([&](const QueryResult& found) {
            return report::writePassages(retrieval::read(db, found.passages, context), report::surroundingsOf(db, sentence), path);
        });
    };
    readAside(m_session, this, tr("Export the passages"), write, [this, path](Result<report::PassageFile> written) {
        if (!m_session.notices().accept(written))
            return;
        auto words = tr("Exported the passages to “%1”.").arg(QFileInfo(path).fileName());
        if (written->cut > 0)
            words += u' ' + tr("%n text(s) were longer than a cell can hold and are cut; .csv holds them whole.", nullptr, written->cut);
        m_session.notices().say(words);
    });
}

bool QueryPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_builder && event->type() == QEvent::LayoutRequest)
        QTimer::singleShot(0, this, &QueryPage::fitBuilder);
    if (watched != m_sentence || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = static_cast<const QKeyEvent&>(*event);
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    if (m_completer->popup()->isVisible() && (isEnter || key.key() == Qt::Key_Escape || key.key() == Qt::Key_Tab))
        return false; // the list's
    if (key.key() == Qt::Key_Space && key.modifiers() & Qt::ControlModifier) {
        complete(true);
        return true;
    }
    if (isEnter) {
        ask();
        return true;
    }
    if (key.key() == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return false;
}

void QueryPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
