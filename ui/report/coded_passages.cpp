#include "ui/report/coded_passages.h"
#include "core/coding/coders.h"
#include "core/coding/retrieval.h"
#include "core/project/project.h"
#include "core/text/fuzzy.h"
#include "ui/report/passage_list.h"
#include "ui/report/passage_rows.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/palette.h"
#include "ui/support/session.h"
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int indent = 4; ///< spaces before a code for each level

QIcon swatch(const QColor& colour, const QPalette& palette)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(QPalette::Base), 2)); // sets it off from the row where that is chosen
    painter.setBrush(stripe(colour, palette));
    painter.drawRoundedRect(QRectF(4, 4, 24, 24), 4, 4);
    QIcon made(pixmap);
    made.addPixmap(pixmap, QIcon::Selected); // else the style tints it where its row is chosen
    return made;
}

} // namespace

CodedPassages::CodedPassages(Session& session, QWidget* parent)
    : ChooserPage(parent)
    , m_session(session)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_filter(named(new QLineEdit, "codeFilter", tr("Find a code")))
    , m_codeList(named(new QListWidget, "evidenceCodes", tr("Codes")))
    , m_heading(new QLabel)
    , m_passages(named(new PassageList, "codedPassages", tr("Passages of the code")))
{
    m_filter->setPlaceholderText(tr("A few letters of a code"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_codeList->setUniformItemSizes(true);
    m_codeList->setTextElideMode(Qt::ElideMiddle);
    m_codeList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heading->setWordWrap(true);
    m_heading->setForegroundRole(QPalette::PlaceholderText);
    auto* codes = new QWidget;
    auto* above = new QVBoxLayout(codes);
    above->setContentsMargins(0, 0, 0, 0);
    above->setSpacing(8);
    above->addWidget(m_filter);
    above->addWidget(m_codeList, 1);
    auto* passages = new QWidget;
    auto* below = new QVBoxLayout(passages);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(4);
    below->addWidget(m_heading);
    below->addWidget(m_passages, 1);
    m_splitter->addWidget(codes);
    m_splitter->addWidget(passages);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_splitter);
    connect(m_filter, &QLineEdit::textChanged, this, &CodedPassages::fillCodes);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_passages->setFocus(); });
    connect(m_codeList, &QListWidget::currentItemChanged, this, &CodedPassages::readPassages);
    connect(m_codeList, &QListWidget::itemActivated, this, [this] { m_passages->setFocus(); });
    connect(m_passages, &PassageList::selectionTouched, this, &ChooserPage::selectionTouched);
    connect(m_passages, &PassageList::wanted, this, &ChooserPage::wanted);
    readCodes();
}

std::vector<EvidenceChoice> CodedPassages::chosen() const { return m_passages->chosen(); }

void CodedPassages::setEvidence(const std::vector<Evidence>& pieces)
{
    if (m_evidence == pieces)
        return;
    m_evidence = pieces;
    readPassages();
}

void CodedPassages::reread(const Changes& changes)
{
    if (changes.touchesAny(Entity::Code, Entity::Coding))
        readCodes();
    if (changes.touchesAny(Entity::Code, Entity::Coding, Entity::Source, Entity::Speaker, Entity::Case))
        readPassages();
}

void CodedPassages::readCodes()
{
    if (const auto codes =
            m_session.project().read([this](const Read& db) { return codebook::all(db, coders::seenBy(db, m_session.coder())); });
        m_session.notices().accept(codes))
        m_codes = *codes;
    m_counts.clear();
    for (auto code = m_codes.rbegin(); code != m_codes.rend(); ++code) // children before their parents
        m_counts[code->parent] += m_counts[code->id] += code->codings;
    fillCodes();
}

CodeId CodedPassages::currentCode() const
{
    const auto* item = m_codeList->currentItem();
    return item ? CodeId(item->data(idRole).toLongLong()) : CodeId();
}

void CodedPassages::fillCodes()
{
    struct Entry {
        const Code* code;
        int score;
    };
    const auto typed = m_filter->text().trimmed();
    std::vector<Entry> entries;
    for (const auto& code : m_codes)
        if (const auto score = std::max(fuzzyScore(typed, code.path), fuzzyScore(typed, code.name)))
            entries.push_back({&code, *score});
    if (!typed.isEmpty())
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& other) { return one.score > other.score; });
    const auto before = currentCode();
    const QSignalBlocker quiet(m_codeList);
    m_codeList->clear();
    for (const auto& [code, score] : entries) {
        const int count = m_counts[code->id];
        const auto name = typed.isEmpty() ? QString(code->depth * indent, u' ') + code->name : code->path;
        auto* item =
            new QListWidgetItem(swatch(QColor(code->colour), palette()), QStringLiteral("%1  (%2)").arg(name).arg(count), m_codeList);
        item->setData(idRole, qlonglong(code->id.value()));
        item->setData(Qt::AccessibleTextRole, tr("%1, codings: %2").arg(code->path).arg(count));
        if (code->id == before)
            m_codeList->setCurrentItem(item);
    }
    if (!typed.isEmpty() || !m_codeList->currentItem())
        m_codeList->setCurrentRow(0);
    readPassages();
}

void CodedPassages::readPassages()
{
    const auto code = currentCode();
    if (!code.isValid()) {
        m_heading->setText(m_codes.empty()
                               ? tr("Passages come from coding. Code what people say in the workspace Code, and it can be chosen here.")
                               : tr("No code has these letters."));
        m_passages->setRows({});
        return;
    }
    const auto found = m_session.project().read([&](const Read& db) {
        const auto seen = coders::seenBy(db, m_session.coder());
        return retrieval::passages(
            db, {codebook::withDescendants(m_codes, code), {}, seen.isValid() ? std::vector{seen} : std::vector<CoderId>(), 0});
    });
    if (!m_session.notices().accept(found))
        return;
    auto rows = rowsOf(*found, m_evidence);
    m_heading->setText(rows.empty()           ? tr("Nothing is coded with this yet.")
                           : rows.size() == 1 ? tr("One passage")
                                              : tr("%1 passages").arg(rows.size()));
    m_passages->setRows(std::move(rows));
}

bool CodedPassages::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int row = m_codeList->currentRow() + (key == Qt::Key_Down ? 1 : -1);
            if (row >= 0 && row < m_codeList->count())
                m_codeList->setCurrentRow(row);
            return true;
        }
    }
    return ChooserPage::eventFilter(watched, event);
}

} // namespace counterpoint::ui
