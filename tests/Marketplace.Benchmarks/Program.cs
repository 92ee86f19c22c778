Console.WriteLine("There is no benchmark yet.");
