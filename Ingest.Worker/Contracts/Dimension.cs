namespace Ingest.Worker.Contracts;

/// <summary>A dimension that a code of a feed points at. The member of its name in lower case is the prefix of its SQL files.</summary>
public enum Dimension
{
    /// <summary>Учебный центр.</summary>
    Organisation,

    /// <summary>Программа.</summary>
    Programme,

    /// <summary>Модуль, дисциплина, курс.</summary>
    Module,

    /// <summary>Планируемый результат.</summary>
    Competency,

    /// <summary>Преподаватель, куратор.</summary>
    Teacher,

    /// <summary>Группа.</summary>
    Group,

    /// <summary>Слушатель.</summary>
    Learner,

    /// <summary>Вид поощрения.</summary>
    Award,

    /// <summary>Вид документа.</summary>
    Document,
}
