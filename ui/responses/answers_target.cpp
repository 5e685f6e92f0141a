#include "ui/responses/answers_target.h"
#include "core/project/project.h"
#include "core/responses/guess.h"
#include "core/survey/foreign_survey.h"
#include "core/survey/questionnaires.h"
#include "core/survey/returned_answers.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

namespace counterpoint::ui {

AnswersTarget::AnswersTarget(Session& session, QComboBox* target, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_target(target)
{
}

void AnswersTarget::offer()
{
    // Datasets have their ids in the box, questionnaires theirs below zero.
    const auto known = m_session.project().read([](const Read& db) { return questionnaires::all(db); });
    if (!known)
        return;
    for (const auto& info : *known)
        m_target->addItem(tr("Questionnaire “%1”").arg(info.name), qlonglong(-info.id.value()));
}

QuestionnaireId AnswersTarget::chosen() const
{
    const auto id = m_target->currentData().toLongLong();
    return id < 0 ? QuestionnaireId(-id) : QuestionnaireId();
}

void AnswersTarget::setFile(const QByteArray& bytes, const QString& fileName)
{
    m_bytes = bytes;
    m_fileName = fileName;
    m_file.reset();
    const bool hasAny = m_target->itemData(m_target->count() - 1).toLongLong() < 0;
    if (m_hasProposed || !hasAny)
        return;
    m_hasProposed = true;
    const auto format = responsesFormatOf(bytes);
    if (format != ResponsesFormat::Delimited && format != ResponsesFormat::Xlsx && format != ResponsesFormat::Xls)
        return; // a statistics program's file has a dictionary of its own
    const auto head = answer_tables::read(bytes, fileName, returned_answers::rowsThatTell);
    if (!head)
        return;
    const auto match = m_session.project().read([&](const Read& db) { return returned_answers::questionnaireFor(db, *head); });
    if (match && *match)
        m_target->setCurrentIndex(m_target->findData(qlonglong(-(*match)->id.value())));
}

QString AnswersTarget::action() const { return m_fresh > 0 ? tr("&Take in %n response(s)", nullptr, int(m_fresh)) : tr("&Take in"); }

Result<QStringList> AnswersTarget::plan()
{
    m_fresh = 0;
    if (!m_file) {
        auto file = answer_tables::read(m_bytes, m_fileName);
        if (!file)
            return fail(file);
        m_file = std::move(*file);
    }
    const auto plan = m_session.project().read([&](const Read& db) { return returned_answers::plan(db, chosen(), *m_file); });
    if (!plan)
        return fail(plan);
    if (plan->fit.matched == 0)
        return fail(Error::Kind::Invalid,
                    tr("No column of this file belongs to a question of the questionnaire: neither by name, nor by its words."));
    m_fresh = plan->fresh;
    QStringList sentences;
    sentences << tr("%n response(s) would come in, onto the variables of the questionnaire; nothing needs to be mapped.", nullptr,
                    int(plan->fresh));
    sentences << tr("Columns that belong to its questions: %1.").arg(plan->fit.matched);
    if (plan->known > 0)
        sentences << tr("%n response(s) came before, and stay as they are.", nullptr, int(plan->known));
    return sentences + plan->notes;
}

Result<DatasetId> AnswersTarget::takeIn()
{
    const auto id = chosen();
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto taken = m_session.project().perform(tr("Take in “%1”").arg(m_fileName),
                                                   [&](Edit& db) { return returned_answers::takeIn(db, id, *m_file); });
    QGuiApplication::restoreOverrideCursor();
    if (!taken)
        return fail(taken);
    m_session.notices().done(tr("%n response(s) came in.", nullptr, int(taken->added)));
    return taken->dataset;
}

bool AnswersTarget::isSurvey(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto head = file.read(4096);
    return head.startsWith("PK\x03\x04") ? foreign_survey::is(head + file.readAll()) : foreign_survey::is(head);
}

DatasetId AnswersTarget::takeInSurvey(Session& session, const QString& path)
{
    const auto fileName = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        session.notices().error({Error::Kind::Io, tr("“%1” could not be read: %2.").arg(fileName, file.errorString()), {}});
        return {};
    }
    const auto survey = foreign_survey::read(file.readAll(), fileName);
    if (!session.notices().accept(survey))
        return {};
    const auto taken =
        session.project().perform(tr("Take in “%1”").arg(fileName), [&](Edit& db) { return foreign_survey::takeIn(db, *survey); });
    if (!session.notices().accept(taken))
        return {};
    auto words = tr("“%1” came in as a questionnaire with %n question(s).", nullptr, taken->questions).arg(taken->name);
    if (taken->responses)
        words = tr("“%1”: %n response(s) came in.", nullptr, int(taken->responses->added)).arg(taken->name);
    session.notices().done((QStringList(words) + taken->notes.mid(0, 3)).join(u' '));
    return taken->responses ? taken->responses->dataset : DatasetId();
}

} // namespace counterpoint::ui
